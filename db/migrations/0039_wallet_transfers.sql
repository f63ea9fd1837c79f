-- From member to member: two lines of the ledger through the book 'clearing', the giver's and the receiver's, each naming the other.

alter table economy_transfers add column other_id uuid,
    add constraint economy_transfers_other_check check (other_id is null or 'clearing' in (debit_book, credit_book));
create index economy_transfers_other on economy_transfers (other_id) where other_id is not null;

-- The keys of several people whose works are committed together, to be read and kept; nobody else's.
create policy company_read on platform_idempotency_keys for select using (
    (select current_setting('app.scope', true)) = 'company' and (select current_setting('app.realm', true)) <> ''
    and position(account_id::text in (select current_setting('app.people', true))) > 0);
create policy company_add on platform_idempotency_keys for insert with check (
    current_setting('app.scope', true) = 'company' and current_setting('app.realm', true) <> ''
    and position(account_id::text in current_setting('app.people', true)) > 0);

-- Those of the people who are members of the realm in force and suspended neither there nor altogether. Past the walls: whoever
-- gives something to another person must learn that they are here, and nothing else about them.
create function realms_in_good_standing(people uuid[]) returns setof uuid language plpgsql stable security definer
    set search_path = public set "app.scope" = 'system' as $$
begin
    return query select member.account_id from unnest(people) as asked (id)
        cross join lateral (select m.account_id from realms_members m where m.account_id = asked.id and m.realm_id = app_realm() and m.suspended_at is null offset 0) member
        cross join lateral (select from accounts_accounts a where a.id = asked.id and a.status = 'active' offset 0) account;
end $$;

-- Moves what members give to each other, all of it or nothing. Past the walls because a receiver's wallet is nobody's but theirs; so
-- this is all that can be done to it, and only by works of several people (scope 'company') out of the wallets of those very people.
create function economy_give(givers uuid[], receivers uuid[], currencies text[], amounts bigint[], ids uuid[], notes text[], moment timestamptz) returns void
    language plpgsql security definer set search_path = public as $$
declare
    here constant uuid := app_realm();
    people constant text := coalesce(current_setting('app.people', true), '');
begin
    if app_scope() is distinct from 'company' or here is null
        or exists (select from unnest(givers) as giver (id) where giver.id is null or position(giver.id::text in people) = 0) then
        raise insufficient_privilege using message = 'Coins are given by those who ask, out of their own wallets.';
    end if;
    perform set_config('app.scope', 'system', true);
    -- A wallet is made on first use. New ones first, then the old ones, each in the order of their keys: no two works wait in a circle.
    insert into economy_wallets (account_id, realm_id, currency, balance, updated_at)
        select distinct who, here, what, 0, moment from unnest(receivers, currencies) as received (who, what) order by who, what
        on conflict do nothing;
    perform from (select distinct who, what from unnest(givers || receivers, currencies || currencies) as moved (who, what) order by who, what offset 0) named
        cross join lateral (select from economy_wallets w where w.account_id = named.who and w.realm_id = here and w.currency = named.what offset 0 for no key update) held;
    -- Summed by wallet: many gifts to one person are one change of their wallet.
    update economy_wallets w set balance = w.balance + change.amount, updated_at = moment
        from (select who, what, sum(amount)::bigint as amount from (
                select * from unnest(receivers, currencies, amounts) as received (who, what, amount)
                union all select who, what, -amount from unnest(givers, currencies, amounts) as given (who, what, amount)) moved group by who, what) change
        where w.account_id = change.who and w.realm_id = here and w.currency = change.what;
    insert into economy_transfers (account_id, realm_id, currency, id, source_key, debit_book, credit_book, amount, reason, label, at, other_id)
        select giver, here, what, id, 'transfer:' || id, 'wallet', 'clearing', amount, 'Given to a member', note, moment, receiver
            from unnest(givers, receivers, currencies, amounts, ids, notes) as moved (giver, receiver, what, amount, id, note)
        union all select receiver, here, what, id, 'transfer:' || id, 'clearing', 'wallet', amount, 'Given by a member', note, moment, giver
            from unnest(givers, receivers, currencies, amounts, ids, notes) as moved (giver, receiver, what, amount, id, note);
    perform set_config('app.scope', 'company', true);
end $$;

-- When a person is erased, the other side's line stays and names nobody; what was said with it goes.
create function economy_forget(person uuid) returns void language plpgsql security definer set search_path = public as $$
begin
    if app_scope() is distinct from 'system' then
        raise insufficient_privilege using message = 'Only the system forgets people.';
    end if;
    update economy_transfers set other_id = null, label = '' where other_id = person;
end $$;
