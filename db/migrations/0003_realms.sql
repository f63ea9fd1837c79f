-- Organisations, their realms, who is a member and what they may do there.

create table realms_organisations (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 50),
    name text not null check (length(name) between 1 and 100),
    created_at timestamptz not null,
    updated_at timestamptz not null
);
call platform_table('realms_organisations');

create table realms_realms (
    id uuid primary key,
    organisation_id uuid not null references realms_organisations on delete restrict,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 50),
    name text not null check (length(name) between 1 and 100),
    tagline text not null default '' check (length(tagline) <= 200),
    -- Which preset it was made from; a note for people, asked by nothing.
    edition text not null check (length(edition) <= 50),
    joining text not null check (joining in ('open', 'invitation', 'closed')),
    words jsonb not null default '{}' check (jsonb_typeof(words) = 'object'),
    theme jsonb not null default '{}' check (jsonb_typeof(theme) = 'object'),
    modules text[] not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index realms_realms_organisation on realms_realms (organisation_id);
call platform_table('realms_realms');

create table realms_roles (
    realm_id uuid not null references realms_realms on delete cascade,
    code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 50),
    name text not null check (length(name) between 1 and 50),
    permissions text[] not null,
    primary key (realm_id, code)
);
call platform_realm_table('realms_roles');

create table realms_members (
    account_id uuid not null references accounts_accounts on delete cascade,
    realm_id uuid not null references realms_realms on delete cascade,
    joined_at timestamptz not null,
    primary key (account_id, realm_id)
);
create index realms_members_realm on realms_members (realm_id, joined_at desc, account_id);
call platform_realm_table('realms_members');
-- A person sees their own memberships from everywhere: the realm switcher needs them.
create policy own on realms_members for select using (account_id = app_account());

create table realms_member_roles (
    account_id uuid not null,
    realm_id uuid not null,
    role text not null,
    granted_at timestamptz not null,
    primary key (account_id, realm_id, role),
    foreign key (account_id, realm_id) references realms_members on delete cascade,
    foreign key (realm_id, role) references realms_roles on delete cascade
);
create index realms_member_roles_role on realms_member_roles (realm_id, role);
call platform_realm_table('realms_member_roles');

alter table platform_activity add foreign key (realm_id) references realms_realms on delete cascade;
create index platform_activity_object on platform_activity (object_id);
alter table platform_files add foreign key (realm_id) references realms_realms on delete cascade;
alter table platform_outbox add foreign key (realm_id) references realms_realms on delete cascade;
