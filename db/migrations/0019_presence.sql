-- How long people have been in a realm, by what their browsers and their doings tell; silences left out.
create table progress_presence (
    account_id uuid not null references accounts_accounts on delete cascade,
    realm_id uuid not null references realms_realms on delete cascade,
    seconds bigint not null check (seconds >= 0),
    seen_at timestamptz not null,
    primary key (account_id, realm_id)
);
create index progress_presence_realm on progress_presence (realm_id);
call platform_person_table('progress_presence');
