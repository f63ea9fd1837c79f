drop table insights_reports, insights_weeks;
drop view v_parent_dashboard;
drop view v_user_progress_summary;
