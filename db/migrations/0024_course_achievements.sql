-- A badge that comes with completing a course (AE-046, AE-050). One that a course names can be retired, not removed.
alter table learning_courses add achievement_id uuid references progress_achievements on delete no action deferrable initially deferred;
create index learning_courses_achievement on learning_courses (achievement_id);
