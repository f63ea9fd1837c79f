using Questory.Accounts.Contracts;
using Questory.Platform.Data;

namespace Questory.Progress.People;

/// <summary>What a person has reached, in what they take away.</summary>
internal sealed class ProgressData(AppDb db) : PersonalSection(db, "progress",
    new("progress", "progress_persons", """
        select p.total_xp, p.level, p.xp_to_next, p.streak_current, p.streak_longest, p.streak_day, p.board_face, p.created_at, p.updated_at
        from progress_persons p where p.account_id = $1 order by 1
        """),
    new("xp", "progress_xp_entries", """
        select x.at, x.amount, x.reason, x.label from progress_xp_entries x where x.account_id = $1 order by x.at, x.id
        """),
    new("badges", "progress_earned_achievements", """
        select a.slug, a.name, e.earned_at, e.source, e.is_worn, e.is_favourite from progress_earned_achievements e
        join progress_achievements a on a.id = e.achievement_id where e.account_id = $1 order by e.earned_at, a.slug
        """),
    new("avatars", "progress_owned_avatars", """
        select a.slug, a.name, o.unlocked_at, o.unlock_method, o.is_worn from progress_owned_avatars o
        join progress_avatars a on a.id = o.avatar_id where o.account_id = $1 order by o.unlocked_at, a.slug
        """),
    new("counters", "progress_counters", """
        select c.verb, c.object_kind, c.variant, c.value from progress_counters c where c.account_id = $1 order by 1, 2, 3
        """),
    new("scores", "progress_period_scores", """
        select s.period, s.starts_on, s.xp from progress_period_scores s where s.account_id = $1 order by 1, 2, 3
        """),
    new("pathways", "progress_pathway_scores", """
        select s.pathway_id as pathway, s.total_xp, s.week_starts_on, s.week_xp, s.month_starts_on, s.month_xp from progress_pathway_scores s
        where s.account_id = $1 order by s.total_xp desc, s.pathway_id
        """),
    new("challenges", "progress_challenge_runs", """
        select c.title, c.valid_date, r.current_value, r.target_value, r.completed_at, r.claimed_at, r.started_at from progress_challenge_runs r
        join progress_challenges c on c.id = r.challenge_id where r.account_id = $1 order by r.started_at, c.title
        """),
    new("seasons", "progress_season_standings", """
        select s.slug, s.name, p.xp, p.started_at from progress_season_standings p
        join progress_seasons s on s.id = p.season_id where p.account_id = $1 order by p.started_at
        """),
    new("season_rewards", "progress_season_claims", """
        select s.slug as season, r.level, r.xp, r.coins, r.keys, c.claimed_at from progress_season_claims c
        join progress_season_rewards r on r.id = c.reward_id join progress_seasons s on s.id = r.season_id where c.account_id = $1 order by c.claimed_at
        """),
    new("presence", "progress_presence", "select seconds, active_seconds, seen_at from progress_presence where account_id = $1"),
    new("presence_days", "progress_presence_days", "select day, seconds, active_seconds from progress_presence_days where account_id = $1 order by day"));
