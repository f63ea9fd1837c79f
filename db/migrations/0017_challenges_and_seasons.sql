-- Challenges of a day, and seasons with a reward for each level; both fed by activities in the same transaction.

-- What a realm falls back on for days that nobody has planned.
create table progress_challenge_patterns (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    title text not null check (length(title) between 1 and 200),
    description text not null check (length(description) between 1 and 1000),
    challenge_type text not null check (length(challenge_type) between 1 and 50),
    target_value bigint not null check (target_value between 1 and 1000000),
    criteria jsonb not null check (jsonb_typeof(criteria) = 'object'),
    xp_reward bigint not null check (xp_reward between 0 and 1000000),
    coin_reward bigint not null check (coin_reward between 0 and 1000000),
    is_active boolean not null,
    sort_order int not null check (sort_order between 0 and 10000),
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index progress_challenge_patterns_realm on progress_challenge_patterns (realm_id, sort_order);
call platform_realm_table('progress_challenge_patterns');

create table progress_challenges (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    title text not null check (length(title) between 1 and 200),
    description text not null check (length(description) between 1 and 1000),
    challenge_type text not null check (length(challenge_type) between 1 and 50),
    target_value bigint not null check (target_value between 1 and 1000000),
    criteria jsonb not null check (jsonb_typeof(criteria) = 'object'),
    xp_reward bigint not null check (xp_reward between 0 and 1000000),
    coin_reward bigint not null check (coin_reward between 0 and 1000000),
    valid_date date not null,
    expires_at timestamptz not null check (expires_at > valid_date::timestamp at time zone 'UTC'),
    is_active boolean not null,
    pattern_id uuid references progress_challenge_patterns on delete set null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index progress_challenges_day on progress_challenges (realm_id, valid_date);
-- Two nodes that fill the same day at once make each challenge once.
create unique index progress_challenges_pattern on progress_challenges (pattern_id, valid_date);
call platform_realm_table('progress_challenges');

create table progress_challenge_runs (
    account_id uuid not null,
    realm_id uuid not null,
    challenge_id uuid not null references progress_challenges on delete no action deferrable initially deferred,
    current_value bigint not null check (current_value between 0 and target_value),
    target_value bigint not null check (target_value >= 1),
    completed_at timestamptz,
    claimed_at timestamptz,
    started_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (account_id, realm_id, challenge_id),
    foreign key (account_id, realm_id) references progress_persons on delete cascade,
    check ((completed_at is not null) = (current_value = target_value)),
    check (claimed_at is null or completed_at is not null)
);
create index progress_challenge_runs_challenge on progress_challenge_runs (challenge_id);
call platform_person_table('progress_challenge_runs');

create table progress_seasons (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
    name text not null check (length(name) between 1 and 100),
    description text not null check (length(description) <= 1000),
    theme text check (length(theme) between 1 and 50),
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    total_levels int not null check (total_levels between 1 and 100),
    -- Season XP at which levels 2, 3 … begin; without any the realm's own curve counts.
    level_steps bigint[],
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index progress_seasons_slug on progress_seasons (realm_id, slug);
-- That seasons never overlap is asked under a lock by those who write them.
create index progress_seasons_dates on progress_seasons (realm_id, starts_at, ends_at);
call platform_realm_table('progress_seasons');

create table progress_season_rewards (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    season_id uuid not null references progress_seasons on delete cascade,
    level int not null check (level between 1 and 100),
    xp bigint not null check (xp between 0 and 1000000),
    coins bigint not null check (coins between 0 and 1000000),
    keys bigint not null check (keys between 0 and 1000000),
    achievement_id uuid references progress_achievements on delete no action deferrable initially deferred,
    avatar_id uuid references progress_avatars on delete no action deferrable initially deferred
);
create unique index progress_season_rewards_level on progress_season_rewards (season_id, level);
create index progress_season_rewards_achievement on progress_season_rewards (achievement_id);
create index progress_season_rewards_avatar on progress_season_rewards (avatar_id);
create index progress_season_rewards_realm on progress_season_rewards (realm_id);
call platform_realm_table('progress_season_rewards');

create table progress_season_standings (
    account_id uuid not null,
    realm_id uuid not null,
    season_id uuid not null references progress_seasons on delete no action deferrable initially deferred,
    xp bigint not null check (xp >= 0),
    started_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (account_id, realm_id, season_id),
    foreign key (account_id, realm_id) references progress_persons on delete cascade
);
-- The season's board, read from its top.
create index progress_season_standings_board on progress_season_standings (season_id, xp desc, account_id);
call platform_person_table('progress_season_standings');

create table progress_season_claims (
    account_id uuid not null,
    realm_id uuid not null,
    reward_id uuid not null references progress_season_rewards on delete no action deferrable initially deferred,
    claimed_at timestamptz not null,
    primary key (account_id, realm_id, reward_id),
    foreign key (account_id, realm_id) references progress_persons on delete cascade
);
create index progress_season_claims_reward on progress_season_claims (reward_id);
call platform_person_table('progress_season_claims');

-- A seasonal course is shown and startable only while its season runs (AE-051).
alter table learning_courses add season_id uuid references progress_seasons on delete no action deferrable initially deferred;
create index learning_courses_season on learning_courses (season_id);
