-- What is told of a person includes the months of the log that were put away. They stay out of the application's reach: this
-- function alone reads them, and only for whoever may read the person's other lines as well (the wall of platform_activity).
-- Its columns are named one by one, since months put away do not take part in later changes of the log.
create function platform_log_put_away(person uuid)
    returns table (id uuid, at timestamptz, realm_id uuid, verb text, object_kind text, label text, facts jsonb, ip_address text, user_agent text)
    language plpgsql stable security definer set search_path = public as $$
declare
    part regclass;
    here uuid := case when app_scope() is distinct from 'system' then app_realm() end;
begin
    if app_scope() = 'system' or person = app_account() or person = any (app_my_children()) or (app_scope() in ('realm', 'addresses') and here is not null) then
        for part in select c.oid from pg_class c where c.relnamespace = 'archive'::regnamespace and c.relkind = 'r' and c.relname ~ '^platform_activity_[0-9]{4}_[0-9]{2}$' loop
            return query execute format($sql$
                select l.id, l.at, l.realm_id, l.verb, l.object_kind, l.label, l.facts, l.ip_address, l.user_agent from %s l
                where l.account_id = $1 and ($2 is null or l.realm_id = $2)
                $sql$, part) using person, here;
        end loop;
    end if;
end $$;
revoke all on function platform_log_put_away(uuid) from public;
grant execute on function platform_log_put_away(uuid) to questory_app;

-- Only tables are looked through for somebody who is purged: with a month its indexes were put away as well, and whoever was
-- purged after that could not be.
create or replace function platform_forget(person uuid, pseudonym uuid, words text[]) returns void
    language plpgsql security definer set search_path = public as $$
declare
    part regclass;
begin
    if app_scope() is distinct from 'system' then
        raise insufficient_privilege using message = 'Only the system forgets people.';
    end if;
    for part in select 'platform_audit'::regclass
        union all select c.oid from pg_class c where c.relnamespace = 'archive'::regnamespace and c.relkind = 'r' and c.relname like 'platform\_audit\_%'
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
        union all select c.oid from pg_class c where c.relnamespace = 'archive'::regnamespace and c.relkind = 'r' and c.relname like 'platform\_activity\_%'
    loop
        execute format('delete from %s where account_id = $1 or object_id = $1', part) using person;
    end loop;
end $$;
