-- Of its own account a child changes how it looks and sounds, its display name and its password. What else grown-ups change of
-- theirs (names, words about themselves, having said to be 15 or older) is out of its reach even of a forgotten check (AE-076).
create or replace function accounts_hold_own() returns trigger language plpgsql as $$
begin
    if app_scope() = 'own' and (new.id, new.email, new.email_verified_at, new.status, new.is_operator, new.suspended_until, new.suspended_reason, new.created_at, new.deleted_at)
        is distinct from (old.id, old.email, old.email_verified_at, old.status, old.is_operator, old.suspended_until, old.suspended_reason, old.created_at, old.deleted_at) then
        raise insufficient_privilege using message = 'A person does not change these fields of their account.';
    end if;
    if app_scope() = 'own' and (new.first_name, new.last_name, new.bio, new.grown_up_at) is distinct from (old.first_name, old.last_name, old.bio, old.grown_up_at)
        and exists (select from accounts_children child where child.account_id = new.id) then
        raise insufficient_privilege using message = 'A child does not change these fields of its account.';
    end if;
    return new;
end $$;
