grant update, delete on platform_activity to questory_app;
drop policy audit_forget on platform_audit;
drop function platform_forget(uuid, uuid, text[]);
drop function platform_archive_months(timestamptz);
drop schema archive cascade;
drop table accounts_deletions, accounts_contacts;
delete from accounts_sign_ins where action = 'settings_change';
alter table accounts_sign_ins drop constraint accounts_sign_ins_action_check, add check (action in (
    'register', 'login', 'login_failed', 'logout', 'refresh', 'password_change', 'password_reset', 'locked', 'denied'));
alter table platform_activity drop column session_id, drop column user_agent, drop column ip_address;

create or replace function platform_make_months(at timestamptz, ahead int) returns int
    language plpgsql security definer set search_path = public as $$
declare
    parent text;
    month timestamptz;
    part text;
    made int := 0;
begin
    for parent in select name from platform_month_tables loop
        for i in 0..ahead loop
            month := (date_trunc('month', at at time zone 'UTC') + make_interval(months => i)) at time zone 'UTC';
            part := parent || to_char(month at time zone 'UTC', '"_"YYYY"_"MM');
            if to_regclass(part) is null then
                execute format('create table %I partition of %I for values from (%L) to (%L)',
                    part, parent, month, ((month at time zone 'UTC') + interval '1 month') at time zone 'UTC');
                made := made + 1;
            end if;
        end loop;
    end loop;
    return made;
end $$;
