using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Seasons;

/// <summary>All seasons, the latest first; those to come only for their authors.</summary>
[SignedIn, Reads]
internal sealed class ListSeasons(AppDb db, Actor actor, TimeProvider time)
{
    public sealed record View(SeasonId Id, string Slug, string Name, string? Theme, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool IsActive, int TotalLevels, long SeasonXp);

    public static void Map(RouteGroupBuilder seasons) => seasons
        .MapGet("/", (Slice<ListSeasons> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Seasons, the latest first");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop) => await db.Rows("""
        select s.id, s.slug, s.name, s.theme, s.starts_at, s.ends_at, s.starts_at <= $3 and s.ends_at > $3, s.total_levels, coalesce(mine.xp, 0)
        from progress_seasons s
        left join progress_season_standings mine on mine.account_id = $1 and mine.realm_id = s.realm_id and mine.season_id = s.id
        where s.realm_id = $2 and ($4 or s.starts_at <= $3) order by s.starts_at desc
        """, row => new View(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3),
            row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5), row.GetBoolean(6), row.GetInt32(7), row.GetInt64(8)),
        stop, actor.Me.Value, actor.Here.Value, time.GetUtcNow(), actor.May(ProgressPermissions.Seasons));
}
