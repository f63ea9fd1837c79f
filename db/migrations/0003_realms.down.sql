alter table platform_files drop constraint platform_files_realm_id_fkey;
alter table platform_outbox drop constraint platform_outbox_realm_id_fkey;
drop index platform_activity_object;
alter table platform_activity drop constraint platform_activity_realm_id_fkey;
drop table realms_member_roles, realms_members, realms_roles, realms_realms, realms_organisations;
