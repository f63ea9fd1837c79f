using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;
using Questory.Progress.Rules;

namespace Questory.Progress.Seasons;

/// <summary>Plans a season, or changes one (AE-067). One that begins in the past counts what has been earned since then;
/// one that has begun keeps its beginning.</summary>
[Requires(ProgressPermissions.Seasons), AmongOthers("Counts everybody’s XP since the season began, and asks whether anybody holds a reward.")]
internal sealed class SaveSeason(AppDb db, Actor actor, Edits edits, RuleBooks books, Work work, AuditTrail audit, TimeProvider time)
{
    public sealed record View(SeasonId Id, string Slug, string Name, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool IsActive);

    public static void Map(RouteGroupBuilder seasons)
    {
        seasons.MapPost("/", (SeasonTerms? terms, Slice<SaveSeason> slice, CancellationToken stop) =>
            slice.Run(terms, s => s.Add(terms!, stop), stop).ToHttpCreated(made => $"seasons/{made.Id}"))
            .WithSummary("Plan a season");
        seasons.MapPut("/{id}", (SeasonId id, SeasonTerms? terms, Slice<SaveSeason> slice, CancellationToken stop) =>
            slice.Run(terms, s => s.Run(id, terms!, stop), stop).ToHttp())
            .WithSummary("Change a season, or end it early");
    }

    public async Task<Outcome<View>> Add(SeasonTerms terms, CancellationToken stop)
    {
        if (terms.Slug is not { } slug)
            return Outcome.Invalid("slug", "A new season needs a readable name for good, e.g. “spring-2027”.");
        if (terms.Fault() is { } fault)
            return fault;
        var season = Season.Create(actor.Here, slug, terms, time.GetUtcNow());
        db.Add(season);
        return await Save(season, terms, "plan season", stop);
    }

    public async Task<Outcome<View>> Run(SeasonId id, SeasonTerms terms, CancellationToken stop)
    {
        if (await db.Set<Season>().SingleOrDefaultAsync(s => s.RealmId == actor.Here && s.Id == id, stop) is not { } season)
            return Outcome.NotFound("season");
        if (await edits.Begin<Season>(id.Value, stop) is { } stale)
            return stale;
        if (terms.Slug is not null && terms.Slug != season.Slug)
            return Outcome.Invalid("slug", "The readable name stays as it is.");
        if (terms.Fault() is { } fault)
            return fault;
        if (season.StartsAt <= time.GetUtcNow() && Differ(terms.StartsAt!.Value, season.StartsAt))
            return Outcome.Conflict("has_begun", "This season has begun; its beginning stays as it is.");
        season.Change(terms);
        return await Save(season, terms, "change season", stop);
    }

    // What is kept is exact to a microsecond, what clients send to ten times that.
    private static bool Differ(DateTimeOffset one, DateTimeOffset other) => (one - other).Duration() >= TimeSpan.FromMicroseconds(1);

    private async Task<Outcome<View>> Save(Season season, SeasonTerms terms, string action, CancellationToken stop)
    {
        await db.LockSeasons(actor.Here, stop);
        if (await db.Clash(season, stop) is { } clash)
            return clash;
        if (await db.Promise(season, terms.Rewards ?? [], stop) is { } fault)
            return fault;
        audit.Write(action, "season", season.Id.Value, details: new { season.Slug, season.StartsAt, season.EndsAt });
        await db.SaveChangesAsync(stop);
        if (season.StartsAt <= time.GetUtcNow())
        {
            await using var batch = db.Batch();
            batch.Recount(actor.Here, season.Id.Value, null, time.GetUtcNow());
            await batch.ExecuteNonQueryAsync(stop);
        }
        books.ChangesWith(work, actor.Here);
        return new View(season.Id, season.Slug, season.Name, season.StartsAt, season.EndsAt, season.RunsAt(time.GetUtcNow()));
    }
}
