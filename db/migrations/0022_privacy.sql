-- What people may ask of their data: a log with context, contact data that only its person reads, deletion and its purge.

-- Without a realm there is nobody to be among: rows of no realm (sessions, sign-ins, tokens) are their person's, or the system's.
create or replace procedure platform_person_wall(name regclass, person text, my_children boolean) language plpgsql as $$
declare
    realms constant boolean := exists (select from pg_attribute where attrelid = name and attname = 'realm_id' and not attisdropped);
    me constant text := 'nullif(current_setting(''app.account'', true), '''')::uuid';
    -- Everyone of the realm in force, or everyone.
    wide constant text := 'current_setting(''app.scope'', true) = ''system''' || case when realms then
        ' or current_setting(''app.scope'', true) in (''realm'', ''addresses'') and current_setting(''app.realm'', true) <> ''''' else '' end;
    here constant text := 'case when current_setting(''app.scope'', true) <> ''system'' then nullif(current_setting(''app.realm'', true), '''')::uuid end';
    children constant text := case when my_children then format(' or %I = any ((select app_my_children())::uuid[])', person) else '' end;
    seen text := format('(%I = (select %s) or (select %s)%s)', person, me, wide, children);
    written text := format('(%I = %s or %s)', person, me, wide);
begin
    if realms then
        -- Outside of any realm one's own rows of all realms are seen (an export); within one, only that realm's.
        seen := seen || format(' and realm_id = coalesce((select %s), realm_id)', here);
        written := written || format(' and realm_id = coalesce(%s, realm_id)', here);
        execute format('drop policy if exists realm on %s', name);
    end if;
    execute format('alter table %s enable row level security', name);
    execute format('create policy person_read on %s for select using (%s)', name, seen);
    execute format('create policy person_add on %s for insert with check (%s)', name, written);
    execute format('create policy person_change on %s for update using (%s)', name, written);
    execute format('create policy person_remove on %s for delete using (%s)', name, written);
end $$;

do $$
declare
    walled regclass;
    secret boolean;
    policy text;
begin
    for walled, secret in select p.polrelid, pg_get_expr(p.polqual, p.polrelid) not like '%app_my_children%' from pg_policy p
        where p.polname = 'person_read' and p.polrelid <> 'accounts_accounts'::regclass
          and not exists (select from pg_attribute where attrelid = p.polrelid and attname = 'realm_id' and not attisdropped)
    loop
        foreach policy in array array['person_read', 'person_add', 'person_change', 'person_remove'] loop
            execute format('drop policy %I on %s', policy, walled);
        end loop;
        call platform_person_wall(walled, 'account_id', not secret);
    end loop;
end $$;

-- With which address, program and session somebody did something; for themselves and admins (AE-072).
alter table platform_activity
    add column ip_address text check (length(ip_address) <= 45),
    add column user_agent text check (length(user_agent) <= 500),
    add column session_id uuid;

call platform_append_only('platform_activity');

alter table accounts_sign_ins drop constraint accounts_sign_ins_action_check, add check (action in (
    'register', 'login', 'login_failed', 'logout', 'refresh', 'password_change', 'password_reset', 'locked', 'denied', 'settings_change'));

-- Phone and postal address, sealed with a key that is not in the database (AE-031).
create table accounts_contacts (
    account_id uuid primary key references accounts_accounts on delete cascade,
    phone_sealed bytea,
    address_sealed bytea,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
call platform_person_table('accounts_contacts', my_children => false);

-- Who is deleted and when everything of them goes for good (AE-024).
create table accounts_deletions (
    account_id uuid primary key references accounts_accounts on delete cascade,
    asked_by uuid references accounts_accounts on delete set null,
    reason text check (length(reason) between 1 and 500),
    asked_at timestamptz not null,
    due_at timestamptz not null check (due_at >= asked_at)
);
create index accounts_deletions_asked_by on accounts_deletions (asked_by);
create index accounts_deletions_due on accounts_deletions (due_at);
call platform_person_table('accounts_deletions', my_children => false);

-- Months that are put away: out of the application's reach, still in the database, still purged.
create schema archive;

create function platform_archive_months(before timestamptz) returns int
    language plpgsql security definer set search_path = public as $$
declare
    parent text;
    part text;
    moved int := 0;
begin
    for parent in select name from platform_month_tables loop
        for part in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = parent::regclass and c.relname ~ ('^' || parent || '_[0-9]{4}_[0-9]{2}$')
              and (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC' <= before
        loop
            execute format('alter table %I detach partition %I', parent, part);
            execute format('alter table %I set schema archive', part);
            moved := moved + 1;
        end loop;
    end loop;
    return moved;
end $$;
revoke all on function platform_archive_months(timestamptz) from public;
grant execute on function platform_archive_months(timestamptz) to questory_app;

-- A month whose lines came before its table (a clock set far ahead) takes them over.
create or replace function platform_make_months(at timestamptz, ahead int) returns int
    language plpgsql security definer set search_path = public as $$
declare
    parent text;
    month timestamptz;
    next_month timestamptz;
    part text;
    made int := 0;
begin
    for parent in select name from platform_month_tables loop
        for i in 0..ahead loop
            month := (date_trunc('month', at at time zone 'UTC') + make_interval(months => i)) at time zone 'UTC';
            next_month := ((month at time zone 'UTC') + interval '1 month') at time zone 'UTC';
            part := parent || to_char(month at time zone 'UTC', '"_"YYYY"_"MM');
            continue when to_regclass(part) is not null or to_regclass('archive.' || part) is not null;
            execute format('create table %I (like %I including defaults including constraints)', part, parent);
            execute format('with early as (delete from %I where at >= $1 and at < $2 returning *) insert into %I select * from early', parent || '_other', part)
                using month, next_month;
            execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part, month, next_month);
            made := made + 1;
        end loop;
    end loop;
    return made;
end $$;

-- The application's role may not change the trail; the function below may, whoever owns it.
create policy audit_forget on platform_audit for update using (app_scope() = 'system');

-- What the trail of deeds, and months put away, still say of somebody who is purged. A child's lines keep its pseudonym.
create function platform_forget(person uuid, pseudonym uuid, words text[]) returns void
    language plpgsql security definer set search_path = public as $$
declare
    part regclass;
begin
    if app_scope() is distinct from 'system' then
        raise insufficient_privilege using message = 'Only the system forgets people.';
    end if;
    for part in select 'platform_audit'::regclass
        union all select c.oid from pg_class c where c.relnamespace = 'archive'::regnamespace and c.relname like 'platform\_audit\_%'
    loop
        execute format($sql$
            update %s set ip_address = case when account_id = $1 then null else ip_address end,
                account_id = nullif(account_id, $1),
                object_id = case when object_id = $1 then coalesce($2, '00000000-0000-0000-0000-000000000000') else object_id end,
                reason = case when exists (select from unnest($3) word where reason ilike '%%' || word || '%%') then '…' else reason end,
                details = case when object_id = $1 or account_id = $1 or exists (select from unnest($3) word where details::text ilike '%%' || word || '%%') then '{}' else details end
            where account_id = $1 or object_id = $1 or details::text like '%%' || $1 || '%%'
               or exists (select from unnest($3) word where details::text ilike '%%' || word || '%%' or reason ilike '%%' || word || '%%')
            $sql$, part) using person, pseudonym, words;
    end loop;
    for part in select 'platform_activity'::regclass
        union all select c.oid from pg_class c where c.relnamespace = 'archive'::regnamespace and c.relname like 'platform\_activity\_%'
    loop
        execute format('delete from %s where account_id = $1 or object_id = $1', part) using person;
    end loop;
end $$;
revoke all on function platform_forget(uuid, uuid, text[]) from public;
grant execute on function platform_forget(uuid, uuid, text[]) to questory_app;
