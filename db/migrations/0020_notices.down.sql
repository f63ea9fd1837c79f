drop table notices_templates, notices_notices, notices_kind_preferences, notices_preferences;
alter table platform_mails drop source;
