-- Something to do rather than to pick; its body names the kind by which an answer is compared.
alter table assessment_question_versions drop constraint assessment_question_versions_kind_check, add check (kind in (
    'single_choice', 'multiple_choice', 'true_false', 'matching', 'numeric', 'short_answer', 'ordering', 'interactive', 'essay', 'description'));
