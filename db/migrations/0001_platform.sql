-- The spine: activity, outbox, idempotency, settings, audit, jobs; and the words by which later
-- migrations put a table under row-level security.

do $$
begin
    if not exists (select from pg_roles where rolname = 'questory_app') then
        create role questory_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
    end if;
    execute format('grant questory_app to %I', current_user);
    execute 'grant usage on schema public to questory_app';
exception when duplicate_object or unique_violation then
    null; -- another database of the same server made the role at this very moment
end $$;

-- Who asks, told by the application at the begin of each transaction.
create function app_account() returns uuid language sql stable parallel safe
    as $$ select nullif(current_setting('app.account', true), '')::uuid $$;

create function app_realm() returns uuid language sql stable parallel safe
    as $$ select nullif(current_setting('app.realm', true), '')::uuid $$;

-- System scope is for jobs, the outbox and sign-in, which work across realms.
create function app_is_system() returns boolean language sql stable parallel safe
    as $$ select current_setting('app.scope', true) = 'system' $$;

-- The application's clock, which a test installation can move; else the database's.
create function app_now() returns timestamptz language sql stable parallel safe
    as $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;

create function platform_touch() returns trigger language plpgsql as $$
begin
    new.updated_at := app_now();
    return new;
end $$;

-- A table of the application: it may read and write it, and updated_at moves by itself.
create procedure platform_table(name regclass) language plpgsql as $$
begin
    execute format('grant select, insert, update, delete on %s to questory_app', name);
    if exists (select from pg_attribute where attrelid = name and attname = 'updated_at' and not attisdropped) then
        execute format('create trigger touch before update on %s for each row execute function platform_touch()', name);
    end if;
end $$;

-- A table whose rows belong to a realm: seen and written only from within that realm, whatever the query forgot.
create procedure platform_realm_table(name regclass) language plpgsql as $$
begin
    call platform_table(name);
    execute format('alter table %s enable row level security', name);
    execute format('alter table %s force row level security', name);
    execute format('create policy realm on %s using (realm_id = app_realm() or app_is_system())', name);
end $$;

-- Lines that nobody changes or takes away.
create procedure platform_append_only(name regclass) language plpgsql as $$
begin
    execute format('revoke update, delete, truncate on %s from questory_app', name);
end $$;

create table platform_month_tables (name text primary key);

-- Makes the month parts of every table kept by month, from the month of the moment given to some months ahead.
create function platform_make_months(at timestamptz, ahead int) returns int
    language plpgsql security definer set search_path = public as $$
declare
    parent text;
    month timestamptz;
    part text;
    made int := 0;
begin
    for parent in select name from platform_month_tables loop
        for i in 0..ahead loop
            month := (date_trunc('month', at at time zone 'UTC') + make_interval(months => i)) at time zone 'UTC';
            part := parent || to_char(month at time zone 'UTC', '"_"YYYY"_"MM');
            if to_regclass(part) is null then
                execute format('create table %I partition of %I for values from (%L) to (%L)',
                    part, parent, month, ((month at time zone 'UTC') + interval '1 month') at time zone 'UTC');
                made := made + 1;
            end if;
        end loop;
    end loop;
    return made;
end $$;
revoke all on function platform_make_months(timestamptz, int) from public;
grant execute on function platform_make_months(timestamptz, int) to questory_app;

create table platform_activity (
    account_id uuid not null,
    at timestamptz not null,
    id uuid not null,
    realm_id uuid not null,
    verb text not null check (length(verb) between 1 and 50),
    object_kind text not null check (length(object_kind) between 1 and 50),
    object_id uuid not null,
    label text not null,
    facts jsonb not null default '{}' check (jsonb_typeof(facts) = 'object'),
    primary key (account_id, at, id)
) partition by range (at);
create index platform_activity_realm on platform_activity (realm_id, at desc, id);
call platform_realm_table('platform_activity');
insert into platform_month_tables values ('platform_activity');

create table platform_outbox (
    account_id uuid not null,
    id uuid not null,
    realm_id uuid not null,
    reaction text not null,
    activity_at timestamptz not null,
    activity_id uuid not null,
    verb text not null,
    object_kind text not null,
    object_id uuid not null,
    label text not null,
    facts jsonb not null,
    due_at timestamptz not null,
    tries int not null default 0 check (tries >= 0),
    last_error text,
    failed_at timestamptz,
    primary key (account_id, id)
);
create index platform_outbox_due on platform_outbox (due_at) where failed_at is null;
create index platform_outbox_realm on platform_outbox (realm_id);
call platform_realm_table('platform_outbox');

create table platform_idempotency_keys (
    account_id uuid not null,
    key text not null check (length(key) between 1 and 128),
    operation text not null,
    fingerprint bytea not null,
    answer jsonb,
    created_at timestamptz not null,
    primary key (account_id, key)
);
create index platform_idempotency_keys_age on platform_idempotency_keys (created_at);
call platform_table('platform_idempotency_keys');

create table platform_settings (
    realm_id uuid not null,
    key text not null check (length(key) between 1 and 100),
    value jsonb not null,
    updated_at timestamptz not null,
    primary key (realm_id, key)
);
call platform_table('platform_settings');
alter table platform_settings enable row level security;
alter table platform_settings force row level security;
-- Realm zero is the installation itself: read by every realm, written by the system alone.
create policy realm on platform_settings
    using (realm_id = app_realm() or realm_id = '00000000-0000-0000-0000-000000000000' or app_is_system())
    with check (realm_id = app_realm() or app_is_system());

create table platform_audit (
    at timestamptz not null,
    id uuid not null,
    realm_id uuid not null,
    account_id uuid,
    action text not null check (length(action) between 1 and 100),
    object_kind text not null,
    object_id uuid not null,
    reason text,
    details jsonb not null default '{}',
    ip_address text,
    primary key (at, id)
) partition by range (at);
create index platform_audit_realm on platform_audit (realm_id, at desc, id);
create index platform_audit_account on platform_audit (account_id);
create index platform_audit_object on platform_audit (object_id);
call platform_realm_table('platform_audit');
call platform_append_only('platform_audit');
-- Realm zero is the installation: anyone's deeds there are noted, only the system reads them.
create policy installation on platform_audit for insert with check (realm_id = '00000000-0000-0000-0000-000000000000');
insert into platform_month_tables values ('platform_audit');

-- What is known of uploaded files; their bytes lie on disk or S3.
create table platform_files (
    id uuid primary key,
    realm_id uuid not null,
    account_id uuid,
    name text not null check (length(name) between 1 and 200),
    content_type text not null,
    size bigint not null check (size between 1 and 10485760),
    sha256 bytea not null,
    created_at timestamptz not null
);
create index platform_files_realm on platform_files (realm_id, created_at desc);
create index platform_files_account on platform_files (account_id);
call platform_realm_table('platform_files');

create table platform_jobs (
    name text primary key,
    due_at timestamptz not null,
    last_run_at timestamptz,
    last_result text,
    last_failed boolean not null default false
);
call platform_table('platform_jobs');

-- A clock set far away, forwards or back, still finds a home for its lines.
create table platform_activity_other partition of platform_activity default;
create table platform_audit_other partition of platform_audit default;
select platform_make_months(now(), 3);
