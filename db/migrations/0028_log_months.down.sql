drop function platform_count_months();
