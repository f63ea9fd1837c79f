drop function platform_log_put_away(uuid);
create or replace function platform_forget(person uuid, pseudonym uuid, words text[]) returns void
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
