drop table assessment_hints, assessment_markings, assessment_answers, assessment_attempts, assessment_items,
    assessment_assessments, assessment_question_versions, assessment_questions, assessment_banks;
