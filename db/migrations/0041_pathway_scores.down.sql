drop table progress_pathway_scores;
alter table progress_xp_entries drop pathway_id;
