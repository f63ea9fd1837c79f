alter table learning_courses drop column season_id;
drop table progress_season_claims, progress_season_standings, progress_season_rewards, progress_seasons,
    progress_challenge_runs, progress_challenges, progress_challenge_patterns;
