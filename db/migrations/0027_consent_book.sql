-- Each realm has a book of its consent record: every line of any case has a place in it and a seal over the seal before, and one row
-- says how many lines there are and what the last seal is. So the end of a case that is cut off leaves a gap in the book, even when
-- the child is long gone, and the end of the book that is cut off does not agree with its row.

create table accounts_consent_books (
    realm_id uuid primary key,
    lines bigint not null check (lines > 0),
    seal bytea not null
);
call platform_realm_table('accounts_consent_books');
revoke insert, update, delete, truncate on accounts_consent_books from questory_app;

alter table accounts_consent_lines add column place bigint check (place > 0), add column seal bytea;

create function accounts_consent_seal(before bytea, realm uuid, place bigint, line bytea) returns bytea language sql immutable
    as $$ select sha256(convert_to(concat_ws('|', coalesce(encode(before, 'hex'), '-'), realm, place, encode(line, 'hex')), 'UTF8')) $$;

-- Lines of no realm have the book of the installation.
create function accounts_consent_book(line_realm uuid) returns uuid language sql immutable
    as $$ select coalesce(line_realm, '00000000-0000-0000-0000-000000000000') $$;

do $$
declare
    line record;
    last accounts_consent_books;
begin
    for line in select case_id, seq, hash, accounts_consent_book(realm_id) as realm from accounts_consent_lines order by realm_id, at, case_id, seq loop
        last := null;
        select * into last from accounts_consent_books where realm_id = line.realm;
        last.lines := coalesce(last.lines, 0) + 1;
        last.seal := accounts_consent_seal(last.seal, line.realm, last.lines, line.hash);
        insert into accounts_consent_books values (line.realm, last.lines, last.seal) on conflict (realm_id) do update set lines = excluded.lines, seal = excluded.seal;
        update accounts_consent_lines l set place = last.lines, seal = last.seal where l.case_id = line.case_id and l.seq = line.seq;
    end loop;
end $$;
alter table accounts_consent_lines alter column place set not null, alter column seal set not null;
create index accounts_consent_lines_place on accounts_consent_lines (accounts_consent_book(realm_id), place);

-- The book's row is locked until the end of the work: lines of a realm are written one after the other, so that there is one order.
create or replace function accounts_consent_chain() returns trigger language plpgsql security definer
    set search_path = public set "app.scope" = 'system' as $$
declare
    last accounts_consent_lines;
    book accounts_consent_books;
begin
    perform pg_advisory_xact_lock(hashtextextended(new.case_id::text, 0));
    select * into last from accounts_consent_lines where case_id = new.case_id order by seq desc limit 1;
    new.seq := coalesce(last.seq, 0) + 1;
    new.realm_id := coalesce(last.realm_id, app_realm());
    new.previous_hash := last.hash;
    new.hash := accounts_consent_hash(new);
    insert into accounts_consent_books as known values (accounts_consent_book(new.realm_id), 1, accounts_consent_seal(null, accounts_consent_book(new.realm_id), 1, new.hash))
        on conflict (realm_id) do update set lines = known.lines + 1, seal = accounts_consent_seal(known.seal, known.realm_id, known.lines + 1, new.hash)
        returning * into book;
    new.place := book.lines;
    new.seal := book.seal;
    return new;
end $$;

drop function accounts_consent_faults();
-- Of one realm's book, or of all. A fault of a line names its case, number and place; what is gone has a place alone.
create function accounts_consent_faults(only_realm uuid default null) returns table (realm_id uuid, case_id uuid, seq int, place bigint, fault text) language sql stable security definer
    set search_path = public set "app.scope" = 'system' as $$
    with lines as (
        select line, line.realm_id, line.case_id, line.seq, line.hash, line.previous_hash, line.place, line.seal, accounts_consent_book(line.realm_id) as book,
               lag(line.hash) over of_case as before, row_number() over of_case as number,
               lag(line.seal) over of_book as seal_before, coalesce(lag(line.place) over of_book, 0) as place_before
        from accounts_consent_lines line where only_realm is null or accounts_consent_book(line.realm_id) = only_realm
        window of_case as (partition by line.case_id order by line.seq), of_book as (partition by accounts_consent_book(line.realm_id) order by line.place, line.case_id, line.seq)),
    ends as (select l.book, max(l.place) as place from lines l group by l.book)
    select l.realm_id, l.case_id, l.seq, l.place,
           case when l.seq <> l.number then 'missing_before' when l.hash <> accounts_consent_hash(l.line) then 'changed' else 'torn' end
    from lines l where l.hash <> accounts_consent_hash(l.line) or l.previous_hash is distinct from l.before or l.seq <> l.number
    union all
    -- The book: a place that is empty, and a seal that does not follow from the one before.
    select l.realm_id, null, null, l.place_before + 1, 'gone' from lines l where l.place > l.place_before + 1
    union all
    select l.realm_id, l.case_id, l.seq, l.place, 'torn' from lines l
    where l.place <= l.place_before or (l.place = l.place_before + 1 and l.seal <> accounts_consent_seal(l.seal_before, l.book, l.place, l.hash))
    union all
    -- Its end: the row that counts the lines and keeps the last seal.
    select nullif(book, '00000000-0000-0000-0000-000000000000'), null, null, coalesce(e.place, 0) + 1, 'gone'
    from (select b.realm_id as book, b.lines from accounts_consent_books b where only_realm is null or b.realm_id = only_realm) b full join ends e using (book)
    where coalesce(b.lines, 0) > coalesce(e.place, 0)
    union all
    select l.realm_id, l.case_id, l.seq, l.place, 'torn' from lines l join ends e on e.book = l.book and e.place = l.place
    left join accounts_consent_books b on b.realm_id = l.book
    where b.realm_id is null or b.lines < l.place or (b.lines = l.place and b.seal <> l.seal)
    union all
    -- What is true of the child and what was last answered for it must agree.
    select answer.realm_id, c.case_id, coalesce(answer.seq, 0) + 1, null, 'missing'
    from accounts_children c left join lateral (
        select r.realm_id, r.seq, r.kind from accounts_consent_lines r where r.case_id = c.case_id and r.kind in ('given', 'withdrawn') order by r.seq desc limit 1) answer on true
    where ((c.consent_given_at is not null and answer.kind is distinct from 'given') or (c.withdrawn_at is not null and answer.kind is distinct from 'withdrawn'))
      and (only_realm is null or answer.realm_id is null or answer.realm_id = only_realm)
    order by 4, 2, 3
    $$;
