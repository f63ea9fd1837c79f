drop table platform_jobs, platform_files, platform_audit, platform_settings, platform_idempotency_keys, platform_outbox,
    platform_activity, platform_month_tables;
drop function platform_make_months(timestamptz, int);
drop procedure platform_append_only(regclass);
drop procedure platform_realm_table(regclass);
drop procedure platform_table(regclass);
drop function platform_touch(), app_now(), app_is_system(), app_realm(), app_account();
revoke usage on schema public from questory_app;
-- The role itself stays: other databases of the same server may use it.
