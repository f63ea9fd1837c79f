-- Months that a table kept by month lacks: those asked for, and those before them whose lines lie in its default part.
create function platform_lacking_months(parent text, first timestamp, last timestamp) returns setof timestamp
    language plpgsql stable security definer set search_path = public as $$
begin
    return query execute format($sql$
        select month from (
            select generate_series($1, $2, interval '1 month')
            union select date_trunc('month', at at time zone 'UTC') from %1$I where at < ($2 + interval '1 month') at time zone 'UTC') months (month)
        where to_regclass(%2$L || to_char(month, '"_"YYYY"_"MM')) is null and to_regclass('archive.' || %2$L || to_char(month, '"_"YYYY"_"MM')) is null
        $sql$, parent || '_other', parent) using first, last;
end $$;
revoke all on function platform_lacking_months(text, timestamp, timestamp) from public;

-- Lines may come while their month is laid out: writers wait until it stands, so that nothing slips into the default part behind
-- the move. Who writes may hold what is waited for here, so all is let go again after a moment and asked for anew.
create or replace function platform_make_months(at timestamptz, ahead int) returns int
    language plpgsql security definer set search_path = public set lock_timeout = '1500ms' as $$
declare
    first timestamp := date_trunc('month', at at time zone 'UTC');
    last timestamp := first + make_interval(months => ahead);
    parent text;
    month timestamp;
    part text;
    hold text;
    made int := 0;
begin
    for try in 1..20 loop
        begin
            for hold in
                with lacking as (select name::regclass as id, name from platform_month_tables where exists (select from platform_lacking_months(name, first, last)))
                select format('lock table only %s in share row exclusive mode', id) from (
                    select id, 1 from lacking
                    union select f.confrelid::regclass, 2 from pg_constraint f join lacking on f.conrelid = lacking.id where f.contype = 'f') held (id, turn)
                union all select format('lock table %I in access exclusive mode', name || '_other') from lacking
            loop
                execute hold;
            end loop;
            exit;
        exception when lock_not_available or deadlock_detected then
            if try = 20 then raise; end if;
        end;
        perform pg_sleep(random());
    end loop;
    for parent, month in select name, lacking from platform_month_tables, platform_lacking_months(name, first, last) lacking loop
        part := parent || to_char(month, '"_"YYYY"_"MM');
        execute format('create table %I (like %I including defaults including constraints)', part, parent);
        execute format('with early as (delete from %I where at >= $1 and at < $2 returning *) insert into %I select * from early', parent || '_other', part)
            using month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC';
        execute format('alter table %I attach partition %I for values from (%L) to (%L)',
            parent, part, month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
        made := made + 1;
    end loop;
    return made;
end $$;
