using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Limits;

/// <summary>So many in so long a time, counted in the database so that all nodes count together.</summary>
/// <remarks>A count is kept although the work it guards is refused: it is never part of a unit of work.</remarks>
public sealed class RateLimits(Databases databases, TimeProvider time)
{
    /// <summary>Counts one, or says how long to stay away. Windows are fixed: the first one taken opens it.</summary>
    /// <param name="key">What is counted, e.g. <c>sign-up:203.0.113.7</c>; kept for at most a day.</param>
    public async Task<Problem?> Take(string key, int allowed, TimeSpan window, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        await using var take = databases.Aside.CreateCommand("""
            insert into platform_rate_limits as kept (key, count, started_at) values ($1, 1, $2)
            on conflict (key) do update set
                count = case when kept.started_at <= $2 - $3 or kept.started_at > $2 then 1 else least(kept.count + 1, 1000000) end,
                started_at = case when kept.started_at <= $2 - $3 or kept.started_at > $2 then $2 else kept.started_at end
            returning count, started_at
            """);
        foreach (var value in new object[] { key, now, window })
            take.Parameters.Add(new() { Value = value });
        await using var reader = await take.ExecuteReaderAsync(stop);
        await reader.ReadAsync(stop);
        return reader.GetInt32(0) <= allowed ? null : Outcome.TooOften(
            reader.GetFieldValue<DateTimeOffset>(1) + window - now, "Too many attempts from here: wait a little, then try again.");
    }
}
