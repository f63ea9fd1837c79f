alter table learning_lessons drop column is_active;
