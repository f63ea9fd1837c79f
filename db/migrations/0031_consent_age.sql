-- An admin's own word that this child of 13 or 14 needs no consent; what a realm's setting frees has none, and follows the setting.
alter table accounts_children add column freed_at timestamptz;
alter table accounts_children add check (freed_at is null or not requires_consent);

-- Who is free where nothing frees their age must have been freed by an admin.
update accounts_children child set freed_at = now() where not requires_consent and not exists (
    select from platform_settings s left join realms_members m on m.account_id = child.account_id
    where s.realm_id in (m.realm_id, '00000000-0000-0000-0000-000000000000') and s.key = 'accounts.teens_without_consent' and s.value = 'true');

create index accounts_children_free on accounts_children (account_id) where not requires_consent and freed_at is null;

-- A child whose parent takes a consent back that was never needed is left in silence as well.
create or replace function accounts_silent(people uuid[]) returns setof uuid language sql security definer
    set search_path = public set "app.scope" = 'system' as $$
    select account_id from (select * from accounts_children where account_id = any (people) order by account_id for share) child
    where requires_consent and consent_given_at is null or withdrawn_at is not null
    $$;
