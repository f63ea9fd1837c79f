-- People and how they prove who they are. Accounts belong to the installation; realms know them by membership.

create table accounts_accounts (
    id uuid primary key,
    email text not null check (email = lower(email) and length(email) between 3 and 255),
    email_verified_at timestamptz,
    password_hash text,
    display_name text not null check (length(display_name) between 1 and 50),
    first_name text check (length(first_name) <= 100),
    last_name text check (length(last_name) <= 100),
    status text not null check (status in ('pending', 'active', 'suspended', 'deleted')),
    is_operator boolean not null default false,
    language text not null default 'en',
    time_zone text not null default 'UTC',
    theme_preference text not null default 'default' check (length(theme_preference) <= 20),
    sound_enabled boolean not null default true,
    notifications_enabled boolean not null default true,
    failed_sign_ins int not null default 0 check (failed_sign_ins >= 0),
    locked_until timestamptz,
    last_sign_in_at timestamptz,
    last_sign_in_ip text check (length(last_sign_in_ip) <= 45),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz
);
create unique index accounts_accounts_email on accounts_accounts (email);
create index accounts_accounts_status on accounts_accounts (status);
create index accounts_accounts_created on accounts_accounts (created_at);
call platform_table('accounts_accounts');

create table accounts_sessions (
    account_id uuid not null references accounts_accounts on delete cascade,
    id uuid not null,
    kind text not null check (kind in ('browser', 'api')),
    token_hash bytea not null,
    previous_token_hash bytea,
    ip_address text check (length(ip_address) <= 45),
    user_agent text check (length(user_agent) <= 500),
    device_type text not null check (length(device_type) <= 50),
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    primary key (account_id, id)
);
create unique index accounts_sessions_token on accounts_sessions (token_hash);
create index accounts_sessions_previous on accounts_sessions (previous_token_hash) where previous_token_hash is not null;
create index accounts_sessions_expires on accounts_sessions (expires_at);
call platform_table('accounts_sessions');

-- The spine's lines go with the person they tell of.
alter table platform_activity add foreign key (account_id) references accounts_accounts on delete cascade;
alter table platform_outbox add foreign key (account_id) references accounts_accounts on delete cascade;
alter table platform_idempotency_keys add foreign key (account_id) references accounts_accounts on delete cascade;
alter table platform_files add foreign key (account_id) references accounts_accounts on delete set null;
alter table platform_audit add foreign key (account_id) references accounts_accounts on delete set null;
