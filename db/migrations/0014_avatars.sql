-- Avatars: the catalogue with its collections and prices, and who owns and wears which.

-- The picture a member has chosen to show in this realm; null shows the face drawn from their id.
alter table realms_members add column face text check (length(face) between 1 and 255);

create table progress_avatar_collections (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
    name text not null check (length(name) between 1 and 100),
    description text not null check (length(description) <= 500),
    sort_order int not null check (sort_order >= 0),
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index progress_avatar_collections_slug on progress_avatar_collections (realm_id, slug);
call platform_realm_table('progress_avatar_collections');

create table progress_avatars (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
    name text not null check (length(name) between 1 and 100),
    description text not null check (length(description) <= 500),
    image_url text not null check (image_url like '/%' and length(image_url) <= 255),
    -- Which categories and rarities there are is the realm's setting.
    category text not null check (length(category) between 1 and 50),
    rarity text not null check (length(rarity) between 1 and 30),
    -- Asked at the commit, so that a whole realm still can go.
    collection_id uuid references progress_avatar_collections on delete no action deferrable initially deferred,
    unlock_type text not null check (unlock_type in ('default', 'level', 'badge', 'purchase', 'seasonal')),
    unlock_criteria jsonb not null check (jsonb_typeof(unlock_criteria) = 'object'),
    is_active boolean not null,
    sort_order int not null check (sort_order >= 0),
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index progress_avatars_slug on progress_avatars (realm_id, slug);
create index progress_avatars_collection on progress_avatars (collection_id);
call platform_realm_table('progress_avatars');

create table progress_avatar_prices (
    avatar_id uuid not null references progress_avatars on delete cascade,
    realm_id uuid not null references realms_realms on delete cascade,
    currency text not null,
    amount bigint not null check (amount between 1 and 1000000000000),
    primary key (avatar_id, currency),
    foreign key (realm_id, currency) references economy_currencies on delete no action deferrable initially deferred
);
create index progress_avatar_prices_currency on progress_avatar_prices (realm_id, currency);
call platform_realm_table('progress_avatar_prices');

create table progress_owned_avatars (
    account_id uuid not null references accounts_accounts on delete cascade,
    realm_id uuid not null references realms_realms on delete cascade,
    avatar_id uuid not null references progress_avatars on delete no action deferrable initially deferred,
    unlocked_at timestamptz not null,
    unlock_method text not null check (length(unlock_method) between 1 and 101),
    is_worn boolean not null default false,
    primary key (account_id, realm_id, avatar_id)
);
create index progress_owned_avatars_realm on progress_owned_avatars (realm_id);
create index progress_owned_avatars_avatar on progress_owned_avatars (avatar_id);
-- One is worn at a time.
create unique index progress_owned_avatars_worn on progress_owned_avatars (account_id, realm_id) where is_worn;
call platform_realm_table('progress_owned_avatars');

-- A rule gives the avatar that a fact of the activity names by its slug (a season's reward).
alter table progress_rules add column avatar_fact text check (length(avatar_fact) <= 50);
