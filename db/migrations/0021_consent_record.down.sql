update realms_roles set permissions = array_remove(array_remove(array_remove(permissions, 'realms.play'), 'accounts.guard_children'), 'accounts.manage_families');

drop function realms_guards_here(uuid, uuid);
drop function accounts_consent_faults();
create function accounts_consent_faults() returns table (case_id uuid, seq int) language sql stable
    as $$
    select l.case_id, l.seq from (
        select line, line.case_id, line.seq, line.hash, line.previous_hash,
               lag(line.hash) over of_case as before, row_number() over of_case as place
        from accounts_consent_lines line window of_case as (partition by line.case_id order by line.seq)) l
    where l.hash <> accounts_consent_hash(l.line) or l.previous_hash is distinct from l.before or l.seq <> l.place
    order by 1, 2
    $$;

drop policy record_read on accounts_consent_lines;
drop policy record_add on accounts_consent_lines;
alter table accounts_consent_lines no force row level security;
alter table accounts_consent_lines disable row level security;

create or replace function accounts_consent_chain() returns trigger language plpgsql security definer set search_path = public as $$
declare
    last accounts_consent_lines;
begin
    perform pg_advisory_xact_lock(hashtextextended(new.case_id::text, 0));
    select * into last from accounts_consent_lines where case_id = new.case_id order by seq desc limit 1;
    new.seq := coalesce(last.seq, 0) + 1;
    new.previous_hash := last.hash;
    new.hash := accounts_consent_hash(new);
    return new;
end $$;
alter function accounts_consent_chain() reset "app.scope";

alter table accounts_consent_lines drop column realm_id;
