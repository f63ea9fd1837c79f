-- Sign-in: one-time links, lockout, history, spent refresh tokens, signing keys; and mail waiting to be sent.

-- Failures are counted by address, known or not, so that a lock does not tell which addresses have an account.
alter table accounts_accounts drop column failed_sign_ins, drop column locked_until;
alter table accounts_accounts
    add column bio text check (length(bio) <= 2000),
    add column suspended_until timestamptz,
    add column suspended_reason text check (length(suspended_reason) between 1 and 500);

create table accounts_lockouts (
    key bytea primary key,
    failures int not null check (failures > 0),
    last_failed_at timestamptz not null,
    locked_until timestamptz
);
create index accounts_lockouts_age on accounts_lockouts (last_failed_at);
call platform_table('accounts_lockouts');

-- Refresh tokens that have been exchanged: whoever shows one has stolen it, and its session ends.
alter table accounts_sessions drop column previous_token_hash;
create table accounts_spent_tokens (
    account_id uuid not null,
    token_hash bytea not null,
    session_id uuid not null,
    spent_at timestamptz not null,
    primary key (account_id, token_hash),
    foreign key (account_id, session_id) references accounts_sessions on delete cascade
);
create index accounts_spent_tokens_hash on accounts_spent_tokens (token_hash);
create index accounts_spent_tokens_session on accounts_spent_tokens (account_id, session_id);
call platform_table('accounts_spent_tokens');

-- One living link per person and purpose: asking again replaces it.
create table accounts_links (
    account_id uuid not null references accounts_accounts on delete cascade,
    purpose text not null check (purpose in ('confirm_email', 'change_email', 'reset_password')),
    token_hash bytea not null,
    email text not null check (email = lower(email) and length(email) between 3 and 255),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (account_id, purpose)
);
create index accounts_links_token on accounts_links (token_hash);
call platform_table('accounts_links');

create table accounts_sign_ins (
    account_id uuid not null references accounts_accounts on delete cascade,
    at timestamptz not null,
    id uuid not null,
    action text not null check (action in ('register', 'login', 'login_failed', 'logout', 'refresh', 'password_change', 'password_reset', 'locked', 'denied')),
    reason text check (reason in ('wrong_password', 'not_verified', 'waiting', 'suspended', 'locked', 'reused_token')),
    ip_address text check (length(ip_address) <= 45),
    user_agent text check (length(user_agent) <= 500),
    primary key (account_id, at, id)
);
call platform_table('accounts_sign_ins');
call platform_append_only('accounts_sign_ins');

create table accounts_first_admin_links (
    token_hash bytea primary key,
    expires_at timestamptz not null
);
call platform_table('accounts_first_admin_links');

-- The private keys of access tokens: read and written by the database's owner alone, never by the application's role.
create table accounts_signing_keys (
    id text primary key,
    pkcs8 bytea not null,
    created_at timestamptz not null,
    signs_from timestamptz not null,
    verifies_until timestamptz
);

create table platform_rate_limits (
    key text primary key check (length(key) <= 200),
    count int not null check (count > 0),
    started_at timestamptz not null
);
create index platform_rate_limits_age on platform_rate_limits (started_at);
call platform_table('platform_rate_limits');

create table platform_mails (
    id uuid primary key,
    account_id uuid references accounts_accounts on delete cascade,
    recipient text not null check (length(recipient) between 3 and 255),
    kind text not null check (length(kind) between 1 and 50),
    subject text not null check (length(subject) <= 500),
    body_text text not null,
    body_html text not null,
    created_at timestamptz not null,
    sent_at timestamptz
);
create index platform_mails_account on platform_mails (account_id);
create index platform_mails_age on platform_mails (created_at desc, id desc);
create index platform_mails_waiting on platform_mails (created_at) where sent_at is null;
call platform_table('platform_mails');
