-- When a person said that they are 15 or older: asked where a realm takes children, who come in by another door, with a parent.
alter table accounts_accounts add column grown_up_at timestamptz;

-- Which of these people are children: past the walls, since whoever gives roles does not see children's rows.
create function accounts_children_among(people uuid[]) returns setof uuid language sql stable security definer
    set search_path = public set "app.scope" = 'system' as $$
    select account_id from accounts_children where account_id = any (people)
    $$;
