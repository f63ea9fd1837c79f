-- Of whom nothing may be written: children who need a consent that was not given or was taken back. Past the walls, since a
-- teacher who marks, or an admin who corrects, does not see children's rows; an id they hold already tells them nothing else.
-- The children are held, so that whoever takes consent back waits for the work that asked, and nothing is written after it.
create function accounts_silent(people uuid[]) returns setof uuid language sql security definer
    set search_path = public set "app.scope" = 'system' as $$
    select account_id from (select * from accounts_children where account_id = any (people) order by account_id for share) child
    where requires_consent and consent_given_at is null
    $$;
