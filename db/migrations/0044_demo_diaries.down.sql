drop table platform_demo_diaries;
