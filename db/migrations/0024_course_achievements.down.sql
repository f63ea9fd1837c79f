alter table learning_courses drop column achievement_id;
