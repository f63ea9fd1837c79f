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

drop function platform_lacking_months(text, timestamp, timestamp);
