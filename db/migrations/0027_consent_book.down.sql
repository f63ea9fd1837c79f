drop function accounts_consent_faults(uuid);
create or replace function accounts_consent_chain() returns trigger language plpgsql security definer
    set search_path = public set "app.scope" = 'system' as $$
declare
    last accounts_consent_lines;
begin
    perform pg_advisory_xact_lock(hashtextextended(new.case_id::text, 0));
    select * into last from accounts_consent_lines where case_id = new.case_id order by seq desc limit 1;
    new.seq := coalesce(last.seq, 0) + 1;
    new.realm_id := coalesce(last.realm_id, app_realm());
    new.previous_hash := last.hash;
    new.hash := accounts_consent_hash(new);
    return new;
end $$;
create function accounts_consent_faults() returns table (realm_id uuid, case_id uuid, seq int, fault text) language sql stable security definer
    set search_path = public set "app.scope" = 'system' as $$
    select l.realm_id, l.case_id, l.seq,
           case when l.seq <> l.place then 'missing_before' when l.hash <> accounts_consent_hash(l.line) then 'changed' else 'torn' end
    from (
        select line, line.realm_id, line.case_id, line.seq, line.hash, line.previous_hash,
               lag(line.hash) over of_case as before, row_number() over of_case as place
        from accounts_consent_lines line window of_case as (partition by line.case_id order by line.seq)) l
    where l.hash <> accounts_consent_hash(l.line) or l.previous_hash is distinct from l.before or l.seq <> l.place
    union all
    -- What is true of the child and what was last answered for it must agree.
    select answer.realm_id, c.case_id, coalesce(answer.seq, 0) + 1, 'missing'
    from accounts_children c left join lateral (
        select r.realm_id, r.seq, r.kind from accounts_consent_lines r where r.case_id = c.case_id and r.kind in ('given', 'withdrawn') order by r.seq desc limit 1) answer on true
    where (c.consent_given_at is not null and answer.kind is distinct from 'given') or (c.withdrawn_at is not null and answer.kind is distinct from 'withdrawn')
    order by 2, 3
    $$;
drop index accounts_consent_lines_place;
alter table accounts_consent_lines drop column place, drop column seal;
drop function accounts_consent_seal(bytea, uuid, bigint, bytea);
drop function accounts_consent_book(uuid);
drop table accounts_consent_books;
