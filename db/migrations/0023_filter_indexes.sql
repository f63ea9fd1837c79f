-- Filters that pages offer and no index served yet (AE-079).

create index learning_courses_difficulty on learning_courses (realm_id, difficulty);
create index learning_topics_active on learning_topics (realm_id, is_active, sort_order);
create index progress_achievements_category on progress_achievements (realm_id, category);
create index progress_achievements_rarity on progress_achievements (realm_id, rarity);

-- Leads with the realm as well, so the shorter one would only cost.
create index assessment_question_versions_difficulty on assessment_question_versions (realm_id, difficulty);
drop index assessment_question_versions_realm;

-- A child's answers by day, for its parent.
create index assessment_answers_days on assessment_answers (account_id, realm_id, answered_at);

-- One kind of deed in the stream of a realm.
create index platform_activity_verb on platform_activity (realm_id, verb, at desc, id);
