alter table assessment_markings drop column passed_at;
