-- XP, levels, streaks, counters, achievements, boards; and the rules that feed them from the activity stream.

create table progress_achievements (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
    name text not null check (length(name) between 1 and 100),
    description text not null check (length(description) between 1 and 500),
    icon text not null check (length(icon) between 1 and 50),
    -- Which categories and rarities there are is the realm's setting.
    category text not null check (length(category) between 1 and 30),
    rarity text not null check (length(rarity) between 1 and 30),
    criteria jsonb not null check (jsonb_typeof(criteria) = 'object'),
    xp bigint not null check (xp between 0 and 1000000),
    coins bigint not null check (coins between 0 and 1000000),
    keys bigint not null check (keys between 0 and 1000000),
    is_secret boolean not null,
    is_active boolean not null,
    sort_order int not null check (sort_order >= 0),
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index progress_achievements_slug on progress_achievements (realm_id, slug);
create unique index progress_achievements_name on progress_achievements (realm_id, name);
call platform_realm_table('progress_achievements');

-- What a rule or a person holds cannot be taken away; asked at the commit, so that a whole realm still can.
-- A version is never changed: an edit is the next one, so that every ledger line can say by which words it was paid.
create table progress_rules (
    realm_id uuid not null references realms_realms on delete cascade,
    code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 50),
    version int not null check (version >= 1),
    verb text not null check (length(verb) between 1 and 50),
    object_kind text not null check (length(object_kind) between 1 and 50),
    title text not null check (length(title) between 1 and 100),
    conditions jsonb not null default '{}' check (jsonb_typeof(conditions) = 'object'),
    xp bigint check (xp between 1 and 1000000),
    xp_fact text check (length(xp_fact) <= 50),
    currency text,
    amount bigint check (amount between 1 and 1000000000000),
    amount_fact text check (length(amount_fact) <= 50),
    achievement_id uuid references progress_achievements on delete no action deferrable initially deferred,
    once text not null check (once in ('per_object', 'per_activity', 'per_day', 'ever')),
    daily_cap int check (daily_cap >= 1),
    halves_after int check (halves_after >= 1),
    active boolean not null,
    effective_from timestamptz not null,
    primary key (realm_id, code, version),
    foreign key (realm_id, currency) references economy_currencies on delete no action deferrable initially deferred,
    check (xp is null or xp_fact is null),
    check ((currency is null) = (amount is null and amount_fact is null))
);
create index progress_rules_currency on progress_rules (realm_id, currency);
create index progress_rules_achievement on progress_rules (achievement_id);
call platform_realm_table('progress_rules');
call platform_append_only('progress_rules');

create table progress_persons (
    account_id uuid not null references accounts_accounts on delete cascade,
    realm_id uuid not null references realms_realms on delete cascade,
    total_xp bigint not null check (total_xp between 0 and 1000000000000),
    level int not null check (level >= 1),
    xp_to_next bigint not null check (xp_to_next >= 0),
    streak_current int not null check (streak_current >= 0),
    streak_longest int not null check (streak_longest >= streak_current),
    streak_day date,
    board_face text not null default 'named' check (board_face in ('named', 'anonymous', 'hidden')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (account_id, realm_id)
);
-- The board of all time, read from its top.
create index progress_persons_board on progress_persons (realm_id, total_xp desc, account_id);
call platform_realm_table('progress_persons');

-- Rules are named without a foreign key: their versions are never taken away, and a ledger line must stay cheap.
create table progress_xp_entries (
    account_id uuid not null,
    realm_id uuid not null,
    id uuid not null,
    source_key text not null check (length(source_key) between 1 and 200),
    amount bigint not null check (amount <> 0),
    cause uuid not null,
    rule_code text,
    rule_version int,
    reason text not null check (length(reason) between 1 and 200),
    label text not null default '' check (length(label) <= 300),
    reverses uuid,
    at timestamptz not null,
    primary key (account_id, realm_id, id),
    foreign key (account_id, realm_id) references progress_persons on delete cascade
);
-- One source pays a person once.
create unique index progress_xp_entries_source on progress_xp_entries (account_id, realm_id, source_key);
call platform_realm_table('progress_xp_entries');
call platform_append_only('progress_xp_entries');

create table progress_counters (
    account_id uuid not null,
    realm_id uuid not null,
    verb text not null,
    object_kind text not null,
    variant text not null check (length(variant) <= 120),
    value bigint not null check (value >= 0),
    primary key (account_id, realm_id, verb, object_kind, variant),
    foreign key (account_id, realm_id) references progress_persons on delete cascade
);
call platform_realm_table('progress_counters');

create table progress_rule_days (
    account_id uuid not null,
    realm_id uuid not null,
    rule_code text not null,
    day date not null,
    times int not null check (times >= 1),
    primary key (account_id, realm_id, rule_code, day),
    foreign key (account_id, realm_id) references progress_persons on delete cascade
);
call platform_realm_table('progress_rule_days');

create table progress_period_scores (
    account_id uuid not null,
    realm_id uuid not null,
    period text not null check (period in ('week', 'month')),
    starts_on date not null,
    xp bigint not null,
    primary key (account_id, realm_id, period, starts_on),
    foreign key (account_id, realm_id) references progress_persons on delete cascade
);
create index progress_period_scores_board on progress_period_scores (realm_id, period, starts_on, xp desc, account_id);
call platform_realm_table('progress_period_scores');

create table progress_earned_achievements (
    account_id uuid not null,
    realm_id uuid not null,
    achievement_id uuid not null references progress_achievements on delete no action deferrable initially deferred,
    earned_at timestamptz not null,
    source text not null check (length(source) <= 101),
    cause uuid,
    is_worn boolean not null default false,
    is_favourite boolean not null default false,
    primary key (account_id, realm_id, achievement_id),
    foreign key (account_id, realm_id) references progress_persons on delete cascade
);
create index progress_earned_achievements_achievement on progress_earned_achievements (achievement_id);
call platform_realm_table('progress_earned_achievements');
