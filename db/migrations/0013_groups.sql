-- Groups of people. What kinds there are is each realm's data: classes for kids; parties, guilds and teams elsewhere.

create table groups_kinds (
    realm_id uuid not null references realms_realms on delete cascade,
    code text not null check (code ~ '^[a-z][a-z_]*$' and length(code) <= 30),
    name text not null check (length(name) between 1 and 50),
    plural text not null check (length(plural) between 1 and 50),
    -- Members read each other's names; else each sees but the group's own name.
    shows_members boolean not null,
    -- A child comes in only when its guardian has allowed it (AE-032).
    asks_guardian boolean not null,
    sort_order int not null,
    primary key (realm_id, code)
);
call platform_realm_table('groups_kinds');

create table groups_groups (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    kind text not null,
    name text not null check (length(name) between 1 and 100),
    description text not null default '' check (length(description) <= 500),
    -- Whoever has it may ask to come in; null while nobody may.
    join_code text check (join_code ~ '^[a-z2-9]{6}$'),
    created_by uuid references accounts_accounts on delete set null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- Since when it is read-only and out of everybody's way.
    archived_at timestamptz,
    foreign key (realm_id, kind) references groups_kinds on delete no action deferrable initially deferred
);
create index groups_groups_kind on groups_groups (realm_id, kind);
create unique index groups_groups_code on groups_groups (realm_id, join_code);
create index groups_groups_created_by on groups_groups (created_by);
call platform_realm_table('groups_groups');

create table groups_members (
    account_id uuid not null references accounts_accounts on delete cascade,
    group_id uuid not null references groups_groups on delete cascade,
    realm_id uuid not null references realms_realms on delete cascade,
    role text not null check (role in ('leader', 'member')),
    -- waiting: a guardian has not answered yet. One row per person and group: coming back makes it waiting or active again.
    state text not null check (state in ('waiting', 'active', 'refused', 'ended')),
    asked_at timestamptz not null,
    -- The guardian, where one was asked.
    answered_by uuid references accounts_accounts on delete set null,
    joined_at timestamptz,
    ended_at timestamptz,
    primary key (account_id, group_id),
    check (state <> 'active' or (joined_at is not null and ended_at is null)),
    check (state not in ('refused', 'ended') or ended_at is not null)
);
create index groups_members_group on groups_members (group_id, state, role);
create index groups_members_answered_by on groups_members (answered_by);
create index groups_members_realm on groups_members (realm_id);
call platform_realm_table('groups_members');

-- What a group works on together; each member has an own record in the course (AE-052).
create table groups_assignments (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    group_id uuid not null references groups_groups on delete cascade,
    course_id uuid not null references learning_courses on delete cascade,
    assigned_by uuid references accounts_accounts on delete set null,
    assigned_at timestamptz not null,
    due_at timestamptz,
    check (due_at > assigned_at)
);
create unique index groups_assignments_course on groups_assignments (group_id, course_id);
create index groups_assignments_of_course on groups_assignments (course_id);
create index groups_assignments_assigned_by on groups_assignments (assigned_by);
create index groups_assignments_realm on groups_assignments (realm_id);
call platform_realm_table('groups_assignments');
