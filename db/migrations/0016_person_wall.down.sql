drop policy mail_write on platform_mails;
drop policy mail_read on platform_mails;
create policy realm on platform_mails using (realm_id = app_realm() or app_is_system());
drop policy audit_add on platform_audit;
drop policy audit_read on platform_audit;
create policy realm on platform_audit using (realm_id = app_realm() or app_is_system());
create policy installation on platform_audit for insert with check (realm_id = '00000000-0000-0000-0000-000000000000');
drop policy child_write on accounts_children;
drop policy child_read on accounts_children;
drop trigger hold_own on accounts_accounts;
drop function accounts_hold_own();
drop view accounts_addresses, accounts_people;

do $$
declare
    walled regclass;
begin
    for walled in select polrelid from pg_policy where polname = 'person_read' loop
        execute format('drop policy person_read on %s', walled);
        execute format('drop policy person_add on %s', walled);
        execute format('drop policy person_change on %s', walled);
        execute format('drop policy person_remove on %s', walled);
        if exists (select from pg_attribute where attrelid = walled and attname = 'realm_id' and not attisdropped) then
            execute format('create policy realm on %s using (realm_id = app_realm() or app_is_system())', walled);
        end if;
    end loop;
    foreach walled in array array[
        'accounts_accounts', 'accounts_sessions', 'accounts_sign_ins', 'accounts_spent_tokens', 'accounts_links', 'accounts_children',
        'accounts_consent_links', 'accounts_guardian_invitations', 'platform_idempotency_keys']::regclass[]
    loop
        execute format('alter table %s disable row level security', walled);
        execute format('alter table %s no force row level security', walled);
    end loop;
end $$;

drop procedure platform_person_table(regclass, boolean);
drop procedure platform_person_wall(regclass, text, boolean);
drop function app_my_children();
drop function app_scope();
