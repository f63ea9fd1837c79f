drop table platform_demo_marks;
