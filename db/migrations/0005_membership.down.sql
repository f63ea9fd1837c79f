drop table realms_invitations;
alter table realms_members drop constraint realms_members_suspension, drop column suspended_reason, drop column suspended_at;
