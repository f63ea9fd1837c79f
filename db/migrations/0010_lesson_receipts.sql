-- What finishing a lesson gave, kept for its result page.
alter table learning_lesson_progress add column receipts jsonb not null default '[]';
