-- Mail that is sent: of which kind and realm, whom it tells of, how often it was tried; and the server it leaves by.

alter table platform_mails
    add realm_id uuid references realms_realms on delete cascade,
    add category text not null default 'service' check (category in ('legal', 'security', 'service', 'report', 'alert')),
    add about_ids uuid[] not null default '{}',
    add link text,
    add switch_off text,
    add tries int not null default 0 check (tries >= 0),
    add due_at timestamptz not null default now(),
    add last_error text,
    add failed_at timestamptz,
    add check (sent_at is null or failed_at is null);
create index platform_mails_realm on platform_mails (realm_id, created_at desc, id desc);
create index platform_mails_about on platform_mails using gin (about_ids);
drop index platform_mails_waiting;
create index platform_mails_due on platform_mails (due_at) where sent_at is null and failed_at is null;
create index platform_mails_failed on platform_mails (failed_at) where failed_at is not null;

-- A realm's admins see its own mail; mail of no realm is the installation's alone. All of it is written by the system.
alter table platform_mails enable row level security;
alter table platform_mails force row level security;
create policy realm on platform_mails using (realm_id = app_realm() or app_is_system());

-- A mail that tells of a person goes with that person, whoever it was sent to.
create function platform_mails_forget() returns trigger language plpgsql set "app.scope" = 'system' as $$
begin
    delete from platform_mails where about_ids @> array[old.id];
    return null;
end $$;
create trigger forget_mails after delete on accounts_accounts for each row execute function platform_mails_forget();

-- At most one row: the server chosen on the operators' page. Its password is sealed with a key from outside the database.
create table platform_mail_server (
    id int primary key check (id = 1),
    host text not null check (length(host) between 1 and 255),
    port int not null check (port between 1 and 65535),
    security text not null check (security in ('none', 'when_offered', 'required', 'from_the_start')),
    user_name text check (length(user_name) between 1 and 255),
    password_sealed bytea,
    fingerprint text check (fingerprint ~ '^[0-9A-F]{64}$'),
    from_address text not null check (length(from_address) between 3 and 255),
    from_name text not null check (length(from_name) <= 100),
    updated_at timestamptz not null
);
call platform_table('platform_mail_server');
