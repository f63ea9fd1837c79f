-- Named events of use (NT-132): by month, the person first. An event that comes again is found by that key alone, so there is
-- no second unique index to write.
create table insights_events (
    account_id uuid not null references accounts_accounts on delete cascade,
    id uuid not null,
    at timestamptz not null,
    realm_id uuid not null references realms_realms on delete cascade,
    name text not null check (length(name) <= 100 and name ~ '^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$'),
    properties jsonb not null default '{}' check (jsonb_typeof(properties) = 'object'),
    primary key (account_id, id, at)
) partition by range (at);
create index insights_events_name on insights_events (realm_id, name, at);
call platform_person_table('insights_events');
call platform_append_only('insights_events');

create table insights_events_other partition of insights_events default;
insert into platform_month_tables values ('insights_events');
select platform_make_months(now(), 3);

-- Lets go of all events before a moment, put away or not: whole months at a stroke, of the month it lies in the lines before it.
create function insights_forget_events(before timestamptz) returns bigint
    language plpgsql security definer set search_path = public as $$
declare
    part record;
    begins timestamptz;
    here bigint;
    gone bigint := 0;
begin
    if app_scope() is distinct from 'system' then
        raise insufficient_privilege using message = 'Only the system lets go of events.';
    end if;
    for part in select c.oid::regclass as name, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'archive')
        where c.relkind = 'r' and c.relname ~ '^insights_events_([0-9]{4}_[0-9]{2}|other)$'
    loop
        begins := case when part.relname <> 'insights_events_other' then to_date(right(part.relname, 7), 'YYYY_MM')::timestamp at time zone 'UTC' end;
        continue when begins >= before;
        if ((begins at time zone 'UTC') + interval '1 month') at time zone 'UTC' <= before then
            execute format('select count(*) from %s', part.name) into here;
            execute format('drop table %s', part.name);
        else
            execute format('delete from %s where at < $1', part.name) using before;
            get diagnostics here = row_count;
        end if;
        gone := gone + here;
    end loop;
    return gone;
end $$;
revoke all on function insights_forget_events(timestamptz) from public;
grant execute on function insights_forget_events(timestamptz) to questory_app;

-- What is told of a person includes the months that were put away, behind the wall of the others (as platform_log_put_away).
create function insights_events_put_away(person uuid) returns table (id uuid, at timestamptz, realm_id uuid, name text, properties jsonb)
    language plpgsql stable security definer set search_path = public as $$
declare
    part regclass;
    here uuid := case when app_scope() is distinct from 'system' then app_realm() end;
begin
    if app_scope() = 'system' or person = app_account() or person = any (app_my_children()) or (app_scope() in ('realm', 'addresses') and here is not null) then
        for part in select c.oid from pg_class c where c.relnamespace = 'archive'::regnamespace and c.relkind = 'r' and c.relname ~ '^insights_events_[0-9]{4}_[0-9]{2}$' loop
            return query execute format('select e.id, e.at, e.realm_id, e.name, e.properties from %s e where e.account_id = $1 and ($2 is null or e.realm_id = $2)', part)
                using person, here;
        end loop;
    end if;
end $$;
revoke all on function insights_events_put_away(uuid) from public;
grant execute on function insights_events_put_away(uuid) to questory_app;
