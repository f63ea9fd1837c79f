-- What a person has of a thing is found by the person's key or by the index that serves the thing's foreign key. A plan made while
-- the table is empty cannot tell which is better and may keep the worse: with the person in both, either reads one row.
drop index learning_course_progress_course;
create index learning_course_progress_course on learning_course_progress (course_id, account_id);
drop index learning_lesson_progress_lesson;
create index learning_lesson_progress_lesson on learning_lesson_progress (lesson_id, account_id);
drop index progress_challenge_runs_challenge;
create index progress_challenge_runs_challenge on progress_challenge_runs (challenge_id, account_id);
drop index progress_earned_achievements_achievement;
create index progress_earned_achievements_achievement on progress_earned_achievements (achievement_id, account_id);
drop index progress_owned_avatars_avatar;
create index progress_owned_avatars_avatar on progress_owned_avatars (avatar_id, account_id);
drop index progress_season_claims_reward;
create index progress_season_claims_reward on progress_season_claims (reward_id, account_id);
drop index assessment_attempts_assessment;
create index assessment_attempts_assessment on assessment_attempts (assessment_id, account_id);
drop index assessment_answers_of_assessment;
create index assessment_answers_of_assessment on assessment_answers (assessment_id, account_id);
drop index assessment_answers_question;
create index assessment_answers_question on assessment_answers (question_id, question_version, account_id);
drop index assessment_hints_question;
create index assessment_hints_question on assessment_hints (question_id, account_id);
