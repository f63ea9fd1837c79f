-- A lesson that learners have opened cannot be deleted: it is taken out of use, as questions and topics are (AE-080).
alter table learning_lessons add column is_active boolean not null default true;
