drop table platform_mails, platform_rate_limits, accounts_signing_keys, accounts_first_admin_links, accounts_sign_ins,
    accounts_links, accounts_spent_tokens, accounts_lockouts;
alter table accounts_sessions add column previous_token_hash bytea;
create index accounts_sessions_previous on accounts_sessions (previous_token_hash) where previous_token_hash is not null;
alter table accounts_accounts drop column suspended_reason, drop column suspended_until, drop column bio;
alter table accounts_accounts
    add column failed_sign_ins int not null default 0 check (failed_sign_ins >= 0),
    add column locked_until timestamptz;
