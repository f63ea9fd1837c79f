drop function insights_events_put_away(uuid);
drop function insights_forget_events(timestamptz);
delete from platform_month_tables where name = 'insights_events';
drop table insights_events;

do $$
declare
    part regclass;
begin
    for part in select c.oid from pg_class c where c.relnamespace = 'archive'::regnamespace and c.relkind = 'r' and c.relname like 'insights\_events\_%' loop
        execute format('drop table %s', part);
    end loop;
end $$;
