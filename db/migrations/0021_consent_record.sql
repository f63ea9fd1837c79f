-- The consent record belongs to the realm in which a case began: its admins read it, whatever became of the child. A line that
-- was changed or taken away is found, even the last one as long as the child is there.

-- No foreign key: a line outlives everything it speaks of.
alter table accounts_consent_lines add column realm_id uuid;
create index accounts_consent_lines_realm on accounts_consent_lines (realm_id, at desc);

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

alter table accounts_consent_lines enable row level security;
alter table accounts_consent_lines force row level security;
create policy record_read on accounts_consent_lines for select using (
    ((select current_setting('app.scope', true)) in ('realm', 'addresses') and realm_id = (select nullif(current_setting('app.realm', true), '')::uuid))
    or (select current_setting('app.scope', true)) = 'system'
    or case_id in (select c.case_id from accounts_children c where c.guardian_id = (select nullif(current_setting('app.account', true), '')::uuid)));
create policy record_add on accounts_consent_lines for insert with check (app_scope() is not null);

drop function accounts_consent_faults();
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

-- Does this adult answer for a member of this realm? Past the walls, since a yes or no tells an admin nothing else.
create function realms_guards_here(adult uuid, realm uuid) returns boolean language sql stable security definer
    set search_path = public set "app.scope" = 'system' as $$
    select exists (select from accounts_children c join realms_members m on m.account_id = c.account_id and m.realm_id = realm where c.guardian_id = adult)
    $$;

-- Roles laid down before there were players and families.
update realms_roles set permissions = permissions || '{realms.play}' where 'learning.learn' = any (permissions) and code <> 'parent' and not 'realms.play' = any (permissions);
update realms_roles set permissions = permissions || '{accounts.guard_children}' where code in ('parent', 'admin') and not 'accounts.guard_children' = any (permissions);
update realms_roles set permissions = permissions || '{accounts.manage_families}' where code = 'admin' and not 'accounts.manage_families' = any (permissions);
