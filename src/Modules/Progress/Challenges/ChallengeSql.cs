using Questory.Platform.Access;
using Questory.Platform.Data;
using Npgsql;

namespace Questory.Progress.Challenges;

/// <summary>Challenges as statements of the rewards' two batches: no round trip of their own.</summary>
internal static class ChallengeSql
{
    /// <summary>Answers rows (account, challenge, value, target). $1 realm, $2 people, $3 challenges.</summary>
    public const string Known = """
        select r.account_id, r.challenge_id, r.current_value, r.target_value from progress_challenge_runs r
        where r.account_id = any($2) and r.realm_id = $1 and r.challenge_id = any($3)
        """;

    public static void Write(this NpgsqlBatch batch, RealmId realm, IReadOnlyList<(Guid Who, ChallengeSteps.Step What)> steps) => batch.Add("""
        insert into progress_challenge_runs as r (account_id, realm_id, challenge_id, current_value, target_value, completed_at, started_at, updated_at)
        select s.account_id, $1, s.challenge_id, s.current_value, s.target_value, s.completed_at, s.started_at, s.started_at
        from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::timestamptz[], $7::timestamptz[])
            as s (account_id, challenge_id, current_value, target_value, completed_at, started_at)
        on conflict (account_id, realm_id, challenge_id) do update set current_value = excluded.current_value, completed_at = excluded.completed_at
        """, realm.Value, steps.Select(s => s.Who).ToArray(), steps.Select(s => s.What.What.Challenge.Id.Value).ToArray(),
        steps.Select(s => s.What.Value).ToArray(), steps.Select(s => s.What.Target).ToArray(),
        steps.Select(s => s.What.CompletedAt).ToArray(), steps.Select(s => s.What.StartedAt).ToArray());
}
