drop function accounts_children_among(uuid[]);
alter table accounts_accounts drop column grown_up_at;
