-- Topics, courses, lessons, and how far people are in them.

create table learning_topics (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
    name text not null check (length(name) between 1 and 100),
    description text not null default '' check (length(description) <= 2000),
    icon_url text check (length(icon_url) between 1 and 255),
    sort_order int not null default 0,
    -- Its courses vanish with it, and come back with it.
    is_active boolean not null default true,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (realm_id, slug)
);
call platform_realm_table('learning_topics');

create table learning_courses (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
    kind text not null check (kind in ('course', 'mission', 'quest_line')),
    title text not null check (length(title) between 1 and 200),
    summary text not null default '' check (length(summary) <= 500),
    description text not null default '' check (length(description) <= 20000),
    topic_id uuid references learning_topics on delete no action,
    difficulty text not null check (difficulty in ('easy', 'medium', 'hard')),
    mission_type text check (mission_type in ('story', 'skill', 'challenge', 'explorer', 'group')),
    -- Null: the sum of its lessons' minutes.
    minutes int check (minutes between 0 and 100000),
    xp_reward int not null default 100 check (xp_reward between 0 and 100000),
    -- Minor units of the currency that the realm's rule pays.
    coin_reward bigint not null default 50 check (coin_reward between 0 and 1000000000),
    required_level int not null default 1 check (required_level between 1 and 1000),
    sort_order int not null default 0,
    owner_id uuid references accounts_accounts on delete set null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (realm_id, slug)
);
create index learning_courses_topic on learning_courses (topic_id);
create index learning_courses_owner on learning_courses (owner_id);
call platform_realm_table('learning_courses');

-- A course is open to newcomers while it has such a row.
create table learning_course_publications (
    course_id uuid primary key references learning_courses on delete cascade,
    realm_id uuid not null references realms_realms on delete cascade,
    published_at timestamptz not null,
    published_by uuid references accounts_accounts on delete set null
);
create index learning_course_publications_realm on learning_course_publications (realm_id);
create index learning_course_publications_by on learning_course_publications (published_by);
call platform_realm_table('learning_course_publications');

create table learning_course_prerequisites (
    course_id uuid not null references learning_courses on delete cascade,
    required_id uuid not null references learning_courses on delete no action,
    realm_id uuid not null references realms_realms on delete cascade,
    primary key (course_id, required_id),
    check (course_id <> required_id)
);
create index learning_course_prerequisites_required on learning_course_prerequisites (required_id);
create index learning_course_prerequisites_realm on learning_course_prerequisites (realm_id);
call platform_realm_table('learning_course_prerequisites');

create table learning_chapters (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    course_id uuid not null references learning_courses on delete cascade,
    position int not null check (position >= 1),
    title text not null check (length(title) between 1 and 200),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint learning_chapters_position unique (course_id, position) deferrable initially deferred
);
create index learning_chapters_realm on learning_chapters (realm_id);
call platform_realm_table('learning_chapters');

create table learning_lessons (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    course_id uuid not null references learning_courses on delete cascade,
    chapter_id uuid references learning_chapters on delete set null,
    -- From 1 through the whole course, chapters or not; checked at the end of a transaction, so that a new order
    -- may be written line by line.
    position int not null check (position >= 1),
    title text not null check (length(title) between 1 and 200),
    description text not null default '' check (length(description) <= 2000),
    kind text not null check (kind in ('video', 'reading', 'interactive', 'quiz', 'challenge')),
    content jsonb not null check (jsonb_typeof(content) = 'object'),
    minutes int check (minutes between 0 and 10000),
    xp_reward int not null default 25 check (xp_reward between 0 and 100000),
    assessment_id uuid references assessment_assessments on delete no action,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint learning_lessons_position unique (course_id, position) deferrable initially deferred
);
create index learning_lessons_chapter on learning_lessons (chapter_id);
create unique index learning_lessons_assessment on learning_lessons (assessment_id);
create index learning_lessons_realm on learning_lessons (realm_id);
call platform_realm_table('learning_lessons');

create table learning_course_progress (
    account_id uuid not null references accounts_accounts on delete cascade,
    course_id uuid not null references learning_courses on delete no action,
    realm_id uuid not null references realms_realms on delete cascade,
    status text not null check (status in ('not_started', 'in_progress', 'completed', 'abandoned')),
    attempts int not null default 1 check (attempts >= 1),
    questions_answered int not null default 0 check (questions_answered >= 0),
    questions_correct int not null default 0 check (questions_correct between 0 and questions_answered),
    hints_used int not null default 0 check (hints_used >= 0),
    xp_earned bigint not null default 0 check (xp_earned >= 0),
    coins_earned bigint not null default 0 check (coins_earned >= 0),
    time_spent_seconds int not null default 0 check (time_spent_seconds >= 0),
    started_at timestamptz not null,
    last_accessed_at timestamptz not null,
    completed_at timestamptz,
    updated_at timestamptz not null,
    primary key (account_id, course_id),
    check ((status = 'completed') = (completed_at is not null))
);
create index learning_course_progress_course on learning_course_progress (course_id);
create index learning_course_progress_realm on learning_course_progress (realm_id);
call platform_realm_table('learning_course_progress');

create table learning_lesson_progress (
    account_id uuid not null references accounts_accounts on delete cascade,
    lesson_id uuid not null references learning_lessons on delete no action,
    course_id uuid not null,
    realm_id uuid not null references realms_realms on delete cascade,
    -- Measured from step to step; longer pauses do not count.
    time_spent_seconds int not null default 0 check (time_spent_seconds >= 0),
    opened_at timestamptz not null,
    completed_at timestamptz,
    primary key (account_id, lesson_id),
    foreign key (account_id, course_id) references learning_course_progress on delete cascade
);
create index learning_lesson_progress_lesson on learning_lesson_progress (lesson_id);
create index learning_lesson_progress_course on learning_lesson_progress (account_id, course_id);
create index learning_lesson_progress_realm on learning_lesson_progress (realm_id);
call platform_realm_table('learning_lesson_progress');
