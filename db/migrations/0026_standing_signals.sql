-- Whoever holds members in memory (the boards) is told when one joins, leaves, is suspended or comes back, by whatever way.
create function realms_tell_standing(realm text, account text) returns void language sql as $$
    select pg_notify('questory', 'standing' || chr(10) || realm || ':' || account)
$$;

-- Few are named one by one; of many at once it is only said that there are.
create function realms_members_come_and_go() returns trigger language plpgsql as $$
begin
    if (select count(*) from moved) > 20 then
        perform realms_tell_standing(realm_id::text, '*') from moved group by realm_id;
    else
        perform realms_tell_standing(realm_id::text, account_id::text) from moved;
    end if;
    return null;
end $$;

create trigger come after insert on realms_members referencing new table as moved for each statement execute function realms_members_come_and_go();
create trigger go after delete on realms_members referencing old table as moved for each statement execute function realms_members_come_and_go();

create function realms_member_stands() returns trigger language plpgsql as $$
begin
    perform realms_tell_standing(new.realm_id::text, new.account_id::text);
    return null;
end $$;
create trigger stands after update on realms_members for each row
    when (old.suspended_at is distinct from new.suspended_at) execute function realms_member_stands();

create function realms_account_stands() returns trigger language plpgsql as $$
begin
    perform realms_tell_standing('*', new.id::text);
    return null;
end $$;
create trigger stands after update on accounts_accounts for each row
    when (old.status is distinct from new.status) execute function realms_account_stands();
