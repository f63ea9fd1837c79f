-- Children, the adults who answer for them, and the record of consent.

create table accounts_children (
    account_id uuid primary key references accounts_accounts on delete cascade,
    guardian_id uuid references accounts_accounts on delete restrict,
    age int not null check (age between 7 and 14),
    requires_consent boolean not null default true,
    consent_given_at timestamptz,
    -- The guardian took a consent back; null while none was given, and once it is given anew.
    withdrawn_at timestamptz,
    -- The guardian keeps the child out for a while, whatever consent says.
    paused_at timestamptz,
    -- Silence until then deletes a child who waits.
    answer_due_at timestamptz,
    reminded_at timestamptz,
    -- The pseudonym under which the consent record knows the child.
    case_id uuid not null unique,
    created_at timestamptz not null,
    check (requires_consent or age >= 13),
    check (consent_given_at is null or withdrawn_at is null)
);
create index accounts_children_guardian on accounts_children (guardian_id);
create index accounts_children_answer_due on accounts_children (answer_due_at) where consent_given_at is null and withdrawn_at is null;
call platform_table('accounts_children');

-- Is this the child of whoever asks? For policies, which may not depend on what they guard.
create function app_is_my_child(account uuid) returns boolean
    language sql stable security definer set search_path = public
    as $$ select exists (select from accounts_children c where c.account_id = account and c.guardian_id = app_account()) $$;

-- Adults whose account was made because a child named their address: it goes with the child unless they use it.
create table accounts_guardian_invitations (
    account_id uuid primary key references accounts_accounts on delete cascade,
    created_at timestamptz not null
);
call platform_table('accounts_guardian_invitations');

-- The link in the latest mail that asks for consent: one per child, good once.
create table accounts_consent_links (
    account_id uuid primary key references accounts_children on delete cascade,
    token_hash bytea not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
call platform_table('accounts_consent_links');

-- Who answered what for which case, and how. It survives the child and holds nothing of the child but the pseudonym;
-- the adult's id refers to nothing, so that the line outlives the adult as well.
create table accounts_consent_lines (
    case_id uuid not null,
    seq int not null check (seq > 0),
    kind text not null check (kind in ('requested', 'reminded', 'given', 'refused', 'withdrawn', 'exported', 'deletion_asked', 'purged', 'handed_over')),
    adult_id uuid,
    method text not null check (length(method) between 1 and 50),
    at timestamptz not null,
    previous_hash bytea,
    hash bytea not null,
    primary key (case_id, seq)
);
create index accounts_consent_lines_at on accounts_consent_lines (at desc, case_id, seq);
call platform_table('accounts_consent_lines');
call platform_append_only('accounts_consent_lines');

create function accounts_consent_hash(line accounts_consent_lines) returns bytea language sql immutable
    as $$ select sha256(convert_to(concat_ws('|', line.case_id, line.seq, line.kind, coalesce(line.adult_id::text, '-'), line.method,
        (extract(epoch from line.at) * 1000000)::bigint, coalesce(encode(line.previous_hash, 'hex'), '-')), 'UTF8')) $$;

-- The database itself numbers and chains the lines: whoever writes one cannot choose its place or its hash.
create function accounts_consent_chain() returns trigger language plpgsql security definer set search_path = public as $$
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
create trigger chain before insert on accounts_consent_lines for each row execute function accounts_consent_chain();

-- Lines that are not what was written, or whose predecessor is missing or another.
create function accounts_consent_faults() returns table (case_id uuid, seq int) language sql stable
    as $$
    select l.case_id, l.seq from (
        select line, line.case_id, line.seq, line.hash, line.previous_hash,
               lag(line.hash) over of_case as before, row_number() over of_case as place
        from accounts_consent_lines line window of_case as (partition by line.case_id order by line.seq)) l
    where l.hash <> accounts_consent_hash(l.line) or l.previous_hash is distinct from l.before or l.seq <> l.place
    order by 1, 2
    $$;
