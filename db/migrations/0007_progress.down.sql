drop table progress_earned_achievements, progress_period_scores, progress_rule_days, progress_counters,
    progress_xp_entries, progress_persons, progress_rules, progress_achievements;
