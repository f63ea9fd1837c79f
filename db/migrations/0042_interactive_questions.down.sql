-- An older Questory knows them by the kind that compares them.
update assessment_question_versions
set kind = body -> 'rule' ->> 'kind', body = (body -> 'rule') || (body - 'rule' - 'kind')
where kind = 'interactive';
alter table assessment_question_versions drop constraint assessment_question_versions_kind_check, add check (kind in (
    'single_choice', 'multiple_choice', 'true_false', 'matching', 'numeric', 'short_answer', 'ordering', 'essay', 'description'));
