drop table platform_mail_server;
drop trigger forget_mails on accounts_accounts;
drop function platform_mails_forget();
drop policy realm on platform_mails;
alter table platform_mails no force row level security;
alter table platform_mails disable row level security;
drop index platform_mails_due;
create index platform_mails_waiting on platform_mails (created_at) where sent_at is null;
alter table platform_mails drop realm_id, drop category, drop about_ids, drop link, drop switch_off, drop tries, drop due_at, drop last_error, drop failed_at;
