-- Suspended members, invitations, and the order in which long lists are read.

alter table realms_members
    add column suspended_at timestamptz,
    add column suspended_reason text check (length(suspended_reason) between 1 and 500),
    add constraint realms_members_suspension check ((suspended_at is null) = (suspended_reason is null));

create table realms_invitations (
    realm_id uuid not null references realms_realms on delete cascade,
    id uuid not null,
    -- SHA-256 of the mailed token or of the code.
    secret_hash bytea not null,
    -- What a link or a spoken code says; null for an invitation by mail, whose token only the mail holds.
    code text check (code ~ '^[a-z0-9-]{4,32}$'),
    email text check (email = lower(email) and length(email) between 3 and 255),
    roles text[] not null check (cardinality(roles) between 1 and 20),
    max_uses int check (max_uses > 0),
    uses int not null default 0 check (uses >= 0 and (max_uses is null or uses <= max_uses)),
    created_by uuid references accounts_accounts on delete set null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    primary key (realm_id, id),
    check ((code is null) <> (email is null))
);
-- Found by its secret alone, from outside of the realm.
create unique index realms_invitations_secret on realms_invitations (secret_hash);
create index realms_invitations_created_by on realms_invitations (created_by);
call platform_realm_table('realms_invitations');
