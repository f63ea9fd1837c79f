-- How many lines each month of the log and of the audit trail has, put away or not (AE-074).
create function platform_count_months() returns table (log text, month date, put_away boolean, lines bigint)
    language plpgsql stable security definer set search_path = public as $$
declare
    part record;
begin
    if app_scope() is distinct from 'system' then
        raise insufficient_privilege using message = 'Only the system counts the lines of all realms.';
    end if;
    for part in select p.name as parent, c.oid::regclass as table_name, c.relname, n.nspname = 'archive' as away
        from platform_month_tables p
        join pg_class c on c.relkind = 'r' and c.relname ~ ('^' || p.name || '_[0-9]{4}_[0-9]{2}$')
        join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'archive')
        order by p.name, c.relname
    loop
        log := replace(part.parent, 'platform_', '');
        month := to_date(right(part.relname, 7), 'YYYY_MM');
        put_away := part.away;
        execute format('select count(*) from %s', part.table_name) into lines;
        return next;
    end loop;
end $$;
revoke all on function platform_count_months() from public;
grant execute on function platform_count_months() to questory_app;
