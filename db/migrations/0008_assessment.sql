-- Question banks, what is asked where, and what people answered.

-- A bank is a category path of the realm ("Maths/Algebra"); the empty path holds what was never filed.
create table assessment_banks (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    path text not null check (length(path) <= 255),
    created_at timestamptz not null,
    unique (realm_id, path)
);
call platform_realm_table('assessment_banks');

create table assessment_questions (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    bank_id uuid not null references assessment_banks on delete cascade,
    -- The version that is asked now.
    version int not null check (version >= 1),
    external_id text check (length(external_id) between 1 and 255),
    is_active boolean not null default true,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index assessment_questions_realm on assessment_questions (realm_id, id);
create index assessment_questions_bank on assessment_questions (bank_id);
create index assessment_questions_external on assessment_questions (realm_id, external_id) where external_id is not null;
call platform_realm_table('assessment_questions');

-- An edit adds a version, so that an old answer stays beside the question it was given to.
create table assessment_question_versions (
    question_id uuid not null references assessment_questions on delete cascade,
    version int not null check (version >= 1),
    realm_id uuid not null references realms_realms on delete cascade,
    title text not null default '' check (length(title) <= 255),
    kind text not null check (kind in ('single_choice', 'multiple_choice', 'true_false', 'matching', 'numeric',
        'short_answer', 'ordering', 'essay', 'description')),
    body jsonb not null check (jsonb_typeof(body) = 'object'),
    difficulty text not null check (difficulty in ('easy', 'medium', 'hard')),
    xp_reward int not null default 10 check (xp_reward between 0 and 10000),
    hint_text text check (length(hint_text) between 1 and 2000),
    hint_cost int not null default 0 check (hint_cost between 0 and 1000000),
    tags text[] not null default '{}',
    made_at timestamptz not null,
    made_by uuid references accounts_accounts on delete set null,
    primary key (question_id, version)
);
create index assessment_question_versions_realm on assessment_question_versions (realm_id);
create index assessment_question_versions_author on assessment_question_versions (made_by);
call platform_realm_table('assessment_question_versions');
call platform_append_only('assessment_question_versions');

create table assessment_assessments (
    id uuid primary key,
    realm_id uuid not null references realms_realms on delete cascade,
    title text not null check (length(title) between 1 and 200),
    shuffle boolean not null default false,
    -- Null: as often as one likes.
    max_attempts int check (max_attempts between 1 and 1000),
    -- Null: no limit, as in lessons.
    time_limit_seconds int check (time_limit_seconds between 1 and 86400),
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index assessment_assessments_realm on assessment_assessments (realm_id);
call platform_realm_table('assessment_assessments');

create table assessment_items (
    assessment_id uuid not null references assessment_assessments on delete cascade,
    question_id uuid not null references assessment_questions on delete no action,
    realm_id uuid not null references realms_realms on delete cascade,
    position int not null check (position >= 1),
    points int not null default 1 check (points between 0 and 10000),
    primary key (assessment_id, question_id),
    -- Checked at the end, so that a new order may be written line by line.
    constraint assessment_items_position unique (assessment_id, position) deferrable initially deferred
);
create index assessment_items_question on assessment_items (question_id);
create index assessment_items_realm on assessment_items (realm_id);
call platform_realm_table('assessment_items');

create table assessment_attempts (
    account_id uuid not null references accounts_accounts on delete cascade,
    id uuid not null,
    realm_id uuid not null references realms_realms on delete cascade,
    assessment_id uuid not null references assessment_assessments on delete no action,
    number int not null check (number >= 1),
    started_at timestamptz not null,
    finished_at timestamptz,
    -- Share of the points of all questions, 0 to 1000; set when finished.
    score_permille int check (score_permille between 0 and 1000),
    primary key (account_id, id),
    unique (account_id, assessment_id, number)
);
create index assessment_attempts_assessment on assessment_attempts (assessment_id);
create index assessment_attempts_realm on assessment_attempts (realm_id);
call platform_realm_table('assessment_attempts');

-- Every answer ever given, as it was marked then (AE-058).
create table assessment_answers (
    account_id uuid not null references accounts_accounts on delete cascade,
    id uuid not null,
    realm_id uuid not null references realms_realms on delete cascade,
    assessment_id uuid not null references assessment_assessments on delete no action,
    attempt_id uuid not null,
    question_id uuid not null,
    question_version int not null,
    -- Counts per person and question from 1.
    try int not null check (try >= 1),
    answer_json jsonb not null,
    verdict text not null check (verdict in ('right', 'partly', 'wrong', 'unmarked')),
    permille int not null check (permille between 0 and 1000),
    seconds int not null check (seconds between 0 and 86400),
    hints_used int not null default 0 check (hints_used >= 0),
    hint_accessed_at timestamptz,
    xp_earned int not null default 0 check (xp_earned >= 0),
    -- What the answer gave, to be told again when the same answer is sent again.
    receipts jsonb not null default '[]' check (jsonb_typeof(receipts) = 'array'),
    client_key text check (length(client_key) between 1 and 64),
    answered_at timestamptz not null,
    primary key (account_id, id),
    unique (account_id, question_id, try),
    unique (account_id, client_key),
    foreign key (account_id, attempt_id) references assessment_attempts on delete cascade,
    foreign key (question_id, question_version) references assessment_question_versions on delete no action
);
create index assessment_answers_assessment on assessment_answers (account_id, assessment_id, question_id);
create index assessment_answers_of_assessment on assessment_answers (assessment_id);
create index assessment_answers_attempt on assessment_answers (account_id, attempt_id);
create index assessment_answers_question on assessment_answers (question_id, question_version);
create index assessment_answers_unmarked on assessment_answers (realm_id, answered_at) where verdict = 'unmarked';
create index assessment_answers_realm on assessment_answers (realm_id);
call platform_realm_table('assessment_answers');
call platform_append_only('assessment_answers');

-- What a person decided about an answer no program can mark.
create table assessment_markings (
    account_id uuid not null,
    answer_id uuid not null,
    realm_id uuid not null references realms_realms on delete cascade,
    permille int not null check (permille between 0 and 1000),
    comment text check (length(comment) between 1 and 8000),
    marked_by uuid references accounts_accounts on delete set null,
    marked_at timestamptz not null,
    primary key (account_id, answer_id),
    foreign key (account_id, answer_id) references assessment_answers on delete cascade
);
create index assessment_markings_marker on assessment_markings (marked_by);
create index assessment_markings_realm on assessment_markings (realm_id);
call platform_realm_table('assessment_markings');

-- A hint is bought once per person and question and then stays open (AE-059).
create table assessment_hints (
    account_id uuid not null references accounts_accounts on delete cascade,
    question_id uuid not null references assessment_questions on delete no action,
    realm_id uuid not null references realms_realms on delete cascade,
    cost int not null check (cost >= 0),
    bought_at timestamptz not null,
    primary key (account_id, question_id)
);
create index assessment_hints_question on assessment_hints (question_id);
create index assessment_hints_realm on assessment_hints (realm_id);
call platform_realm_table('assessment_hints');
