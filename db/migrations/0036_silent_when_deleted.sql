-- Nobody writes of a child either who is deleted and waits for the purge.
create or replace function accounts_silent(people uuid[]) returns setof uuid language sql security definer
    set search_path = public set "app.scope" = 'system' as $$
    select account_id from (select * from accounts_children where account_id = any (people) order by account_id for share) child
    where requires_consent and consent_given_at is null or withdrawn_at is not null
        or exists (select from accounts_accounts account where account.id = child.account_id and account.status = 'deleted')
    $$;
