-- The wall between people: beneath the API a connection reaches the rows of the person it asks for and, to read, of
-- that person's children. A slice that shows or changes more says so, and why.
--
-- app.scope is told at the begin of each transaction: 'own' (a person), 'realm' (everyone of the realm in force),
-- 'addresses' (the same, and their e-mail addresses), 'system' (jobs, the outbox, sign-in). Untold, nothing is seen.

create function app_scope() returns text language sql stable parallel safe
    as $$ select nullif(current_setting('app.scope', true), '') $$;

-- Past the application's rights, so that a policy may ask it whatever the table it guards.
create function app_my_children() returns uuid[] language sql stable parallel safe security definer
    set search_path = public
    as $$ select coalesce(array_agg(account_id), '{}') from accounts_children where guardian_id = app_account() $$;

-- What a row is compared with is asked once per query when reading (inner selects), which may look at thousands of
-- rows, and in place when writing, which looks at few. Functions would be taken apart anew for each plan.
create procedure platform_person_wall(name regclass, person text, my_children boolean) language plpgsql as $$
declare
    me constant text := 'nullif(current_setting(''app.account'', true), '''')::uuid';
    -- Everyone of the realm in force, or everyone.
    wide constant text := 'current_setting(''app.scope'', true) = ''system'' or current_setting(''app.scope'', true) in (''realm'', ''addresses'') and current_setting(''app.realm'', true) <> ''''';
    here constant text := 'case when current_setting(''app.scope'', true) <> ''system'' then nullif(current_setting(''app.realm'', true), '''')::uuid end';
    children constant text := case when my_children then format(' or %I = any ((select app_my_children())::uuid[])', person) else '' end;
    realms constant boolean := exists (select from pg_attribute where attrelid = name and attname = 'realm_id' and not attisdropped);
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

-- A table whose rows belong to people, by account_id: theirs to read and write, their parents' to read (unless they are
-- secrets, such as tokens), and within a realm that of everyone there who a slice shows for a stated reason.
create procedure platform_person_table(name regclass, my_children boolean default true) language plpgsql as $$
begin
    call platform_table(name);
    call platform_person_wall(name, 'account_id', my_children);
    execute format('alter table %s force row level security', name);
end $$;

do $$
declare
    walled text;
begin
    foreach walled in array array[
        'platform_activity', 'realms_members', 'realms_member_roles', 'economy_wallets', 'economy_transfers',
        'progress_persons', 'progress_xp_entries', 'progress_counters', 'progress_rule_days', 'progress_period_scores', 'progress_earned_achievements',
        'assessment_attempts', 'assessment_answers', 'assessment_markings', 'assessment_hints',
        'learning_course_progress', 'learning_lesson_progress', 'groups_members', 'progress_owned_avatars',
        'accounts_sessions', 'accounts_sign_ins']
    loop
        call platform_person_wall(walled, 'account_id', my_children => true);
        execute format('alter table %s force row level security', walled);
    end loop;
    -- Tokens, answers to be given again, and what waits to be done: nobody's to read but their person's.
    foreach walled in array array['platform_outbox', 'platform_idempotency_keys', 'accounts_spent_tokens', 'accounts_links', 'accounts_consent_links', 'accounts_guardian_invitations']
    loop
        call platform_person_wall(walled, 'account_id', my_children => false);
        execute format('alter table %s force row level security', walled);
    end loop;
end $$;

-- An account is its own row, and belongs to no realm. The owner is not held by it, or the views below would show nothing.
alter table accounts_accounts enable row level security;
create policy person_read on accounts_accounts for select using (
    id = (select nullif(current_setting('app.account', true), '')::uuid)
    or (select current_setting('app.scope', true)) = 'system' or id = any ((select app_my_children())::uuid[]));
create policy person_change on accounts_accounts for update using (
    id = nullif(current_setting('app.account', true), '')::uuid or current_setting('app.scope', true) = 'system');
create policy person_add on accounts_accounts for insert with check (app_scope() = 'system');
create policy person_remove on accounts_accounts for delete using (app_scope() = 'system');

-- What others may know of a person (AE-013).
create view accounts_people as
    select id, display_name, time_zone, status = 'active' as is_active
    from accounts_accounts where status <> 'deleted' and app_scope() is not null;
grant select on accounts_people to questory_app;

-- And what only those who manage people may, and each of their own.
create view accounts_addresses as
    select id, email, email_verified_at is not null as email_verified, last_sign_in_at
    from accounts_accounts where status <> 'deleted' and (app_scope() in ('addresses', 'system') or id = app_account());
grant select on accounts_addresses to questory_app;

-- A person changes their preferences, names and password; what others decide on is out of reach even of a forgotten check.
create function accounts_hold_own() returns trigger language plpgsql as $$
begin
    if app_scope() = 'own' and (new.id, new.email, new.email_verified_at, new.status, new.is_operator, new.suspended_until, new.suspended_reason, new.created_at, new.deleted_at)
        is distinct from (old.id, old.email, old.email_verified_at, old.status, old.is_operator, old.suspended_until, old.suspended_reason, old.created_at, old.deleted_at) then
        raise insufficient_privilege using message = 'A person does not change these fields of their account.';
    end if;
    return new;
end $$;
create trigger hold_own before update on accounts_accounts for each row execute function accounts_hold_own();

-- A child's row: the child and its parent read it, rules and slices that say so write it.
alter table accounts_children enable row level security;
alter table accounts_children force row level security;
create policy child_read on accounts_children for select using (
    account_id = (select nullif(current_setting('app.account', true), '')::uuid) or
    guardian_id = (select nullif(current_setting('app.account', true), '')::uuid) or
    (select current_setting('app.scope', true)) = 'system');
create policy child_write on accounts_children using ((select current_setting('app.scope', true)) = 'system');

-- Deeds with power: written by whoever does them, read by slices that say so.
drop policy realm on platform_audit;
drop policy installation on platform_audit;
create policy audit_read on platform_audit for select using (
    ((select current_setting('app.scope', true)) in ('realm', 'addresses') and realm_id = (select nullif(current_setting('app.realm', true), '')::uuid))
    or (select current_setting('app.scope', true)) = 'system');
create policy audit_add on platform_audit for insert with check (
    realm_id = app_realm() or realm_id = '00000000-0000-0000-0000-000000000000' or app_scope() = 'system');

-- Mail is written by the system, and a realm's is read by slices that say so.
drop policy realm on platform_mails;
create policy mail_read on platform_mails for select using (
    ((select current_setting('app.scope', true)) in ('realm', 'addresses') and realm_id = (select nullif(current_setting('app.realm', true), '')::uuid))
    or (select current_setting('app.scope', true)) = 'system');
create policy mail_write on platform_mails using (app_scope() = 'system');
