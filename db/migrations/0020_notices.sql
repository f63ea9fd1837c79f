-- What a person is told, by mail or here: their wishes, the realm's own words, and the inbox.

alter table platform_mails add source text check (length(source) between 1 and 100);
create unique index platform_mails_source on platform_mails (source, recipient, kind) where source is not null;

create table notices_preferences (
    account_id uuid primary key references accounts_accounts on delete cascade,
    email_notifications boolean not null default true,
    weekly_reports boolean not null default true,
    achievement_alerts boolean not null default true,
    updated_at timestamptz not null
);
call platform_person_table('notices_preferences');

-- One kind in one channel, where the person has chosen; else the kind's own default holds.
create table notices_kind_preferences (
    account_id uuid not null references accounts_accounts on delete cascade,
    kind text not null check (length(kind) between 1 and 50),
    in_app boolean not null,
    mail boolean not null,
    primary key (account_id, kind)
);
call platform_person_table('notices_kind_preferences');

create table notices_notices (
    account_id uuid not null references accounts_accounts on delete cascade,
    id uuid not null,
    realm_id uuid not null references realms_realms on delete cascade,
    kind text not null check (length(kind) between 1 and 50),
    source text not null check (length(source) between 1 and 100),
    tone text not null check (tone in ('info', 'success', 'warning', 'error', 'gaming', 'lorebound', 'productive', 'news')),
    priority text not null check (priority in ('low', 'medium', 'high', 'urgent')),
    title text not null check (length(title) between 1 and 300),
    message text not null check (length(message) <= 2000),
    link text check (link like '/%'),
    object_kind text,
    object_id uuid,
    created_at timestamptz not null,
    read_at timestamptz,
    expires_at timestamptz,
    primary key (account_id, id),
    unique (account_id, source)
);
create index notices_notices_inbox on notices_notices (account_id, realm_id, created_at desc, id desc);
create index notices_notices_unread on notices_notices (account_id, realm_id) where read_at is null;
create index notices_notices_realm on notices_notices (realm_id);
create index notices_notices_age on notices_notices (created_at);
create index notices_notices_expiry on notices_notices (expires_at) where expires_at is not null;
call platform_person_table('notices_notices');

-- A realm's own words for a kind of mail, in one language or (empty) in every one; realm zero is the installation.
create table notices_templates (
    realm_id uuid not null,
    kind text not null check (length(kind) between 1 and 50),
    language text not null check (length(language) <= 20),
    subject text not null check (length(subject) between 1 and 300),
    body text not null check (length(body) between 1 and 10000),
    button text check (length(button) between 1 and 100),
    updated_at timestamptz not null,
    primary key (realm_id, kind, language)
);
call platform_table('notices_templates');
alter table notices_templates enable row level security;
alter table notices_templates force row level security;
create policy realm on notices_templates
    using (realm_id = app_realm() or realm_id = '00000000-0000-0000-0000-000000000000' or app_is_system())
    with check (realm_id = app_realm() or app_is_system());
