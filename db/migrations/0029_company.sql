-- Works of several people of a realm in one transaction (many learners' answers in one commit): scope 'company' reaches the
-- rows of those named in app.people in the realm in force, to read and to write, and nobody else's.
create or replace procedure platform_person_wall(name regclass, person text, my_children boolean) language plpgsql as $$
declare
    realms constant boolean := exists (select from pg_attribute where attrelid = name and attname = 'realm_id' and not attisdropped);
    me constant text := 'nullif(current_setting(''app.account'', true), '''')::uuid';
    -- Everyone of the realm in force, or everyone.
    wide constant text := 'current_setting(''app.scope'', true) = ''system''' || case when realms then
        ' or current_setting(''app.scope'', true) in (''realm'', ''addresses'') and current_setting(''app.realm'', true) <> ''''' else '' end;
    here constant text := 'case when current_setting(''app.scope'', true) <> ''system'' then nullif(current_setting(''app.realm'', true), '''')::uuid end';
    -- A text of uuids holds another uuid's text only where that is one of them.
    among constant text := 'current_setting(''app.scope'', true) = ''company'' and current_setting(''app.realm'', true) <> ''''';
    people constant text := 'current_setting(''app.people'', true)';
    children constant text := case when my_children then format(' or %I = any ((select app_my_children())::uuid[])', person) else '' end;
    seen text := format('(%I = (select %s) or (select %s)%s%s)', person, me, wide,
        case when realms then format(' or (select %s) and position(%I::text in (select %s)) > 0', among, person, people) else '' end, children);
    written text := format('(%I = %s or %s%s)', person, me, wide,
        case when realms then format(' or %s and position(%I::text in %s) > 0', among, person, people) else '' end);
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
        where p.polname = 'person_read' and exists (select from pg_attribute where attrelid = p.polrelid and attname = 'realm_id' and not attisdropped)
    loop
        foreach policy in array array['person_read', 'person_add', 'person_change', 'person_remove'] loop
            execute format('drop policy %I on %s', policy, walled);
        end loop;
        call platform_person_wall(walled, 'account_id', not secret);
    end loop;
end $$;
