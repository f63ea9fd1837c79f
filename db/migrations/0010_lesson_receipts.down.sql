alter table learning_lesson_progress drop column receipts;
