alter table progress_rules drop column avatar_fact;
drop table progress_owned_avatars, progress_avatar_prices, progress_avatars, progress_avatar_collections;
alter table realms_members drop column face;
