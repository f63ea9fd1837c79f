create or replace function accounts_hold_own() returns trigger language plpgsql as $$
begin
    if app_scope() = 'own' and (new.id, new.email, new.email_verified_at, new.status, new.is_operator, new.suspended_until, new.suspended_reason, new.created_at, new.deleted_at)
        is distinct from (old.id, old.email, old.email_verified_at, old.status, old.is_operator, old.suspended_until, old.suspended_reason, old.created_at, old.deleted_at) then
        raise insufficient_privilege using message = 'A person does not change these fields of their account.';
    end if;
    return new;
end $$;
