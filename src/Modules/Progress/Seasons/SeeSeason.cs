using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Seasons;

/// <summary>The running season with days left and my way through it, or an earlier one by its id (AE-067).</summary>
[SignedIn, Reads]
internal sealed class SeeSeason(AppDb db, Actor actor, SeasonTracks tracks, TimeProvider time)
{
    /// <summary>The code of the answer where no season runs.</summary>
    public const string NoSeason = "no_season";

    public static void Map(RouteGroupBuilder seasons)
    {
        seasons.MapGet("/current", (Slice<SeeSeason> slice, CancellationToken stop) => slice.Run(s => s.Current(stop), stop).ToHttp())
            .WithSummary("The running season and my way through it");
        seasons.MapGet("/{id}", (SeasonId id, Slice<SeeSeason> slice, CancellationToken stop) => slice.Run(s => s.Run(id, stop), stop).ToHttp())
            .WithSummary("A season, running or past, and my way through it");
    }

    public async Task<Outcome<SeasonTrack>> Current(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        return await db.Set<Season>().AsNoTracking().SingleOrDefaultAsync(s => s.RealmId == actor.Here && s.StartsAt <= now && s.EndsAt > now, stop) is { } season
            ? await tracks.Of(season, actor.Me, stop)
            : Outcome.NotFound("season") with { Code = NoSeason, Detail = "No season is running now." };
    }

    public async Task<Outcome<SeasonTrack>> Run(SeasonId id, CancellationToken stop)
    {
        // What is still to come is its authors' secret.
        var (now, authors) = (time.GetUtcNow(), actor.May(ProgressPermissions.Seasons));
        return await db.Set<Season>().AsNoTracking().SingleOrDefaultAsync(s => s.RealmId == actor.Here && s.Id == id && (authors || s.StartsAt <= now), stop) is { } season
            ? await tracks.Of(season, actor.Me, stop)
            : Outcome.NotFound("season");
    }
}
