drop table progress_presence;
