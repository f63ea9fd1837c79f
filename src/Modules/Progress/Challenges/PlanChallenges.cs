using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Challenges;

/// <summary>What is planned for some days, retired ones included, and how many people have begun each.</summary>
[Requires(ProgressPermissions.Challenges), AmongOthers("Counts how many people have begun each challenge."), Reads]
internal sealed class PlanChallenges(AppDb db, Actor actor, Edits edits, TimeProvider time)
{
    public const int MostDays = 92;

    /// <param name="FromStock">It was laid out from the stock, not planned by a person.</param>
    public sealed record View(Guid Id, ChallengeTerms Terms, bool FromStock, int Begun, int Completed);

    public static void Map(RouteGroupBuilder challenges)
    {
        challenges.MapGet("/plan", (string? from, string? days, Slice<PlanChallenges> slice, CancellationToken stop) => slice.Run(s => s.Run(from, days, stop), stop).ToHttp())
            .WithSummary("Challenges planned, by day; from: a date (default: today), days: 1 to 92 (default: 14)");
        challenges.MapGet("/{id}/terms", (ChallengeId id, Slice<PlanChallenges> slice, CancellationToken stop) => slice.Run(s => s.One(id, stop), stop).ToHttp())
            .WithSummary("A challenge as its authors wrote it");
    }

    public Task<Outcome<IReadOnlyList<View>>> Run(string? from, string? days, CancellationToken stop)
    {
        var begin = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (from is not null && (!DateOnly.TryParseExact(from, "yyyy-MM-dd", out begin) || begin.Year is < 2000 or > 9000))
            return Task.FromResult<Outcome<IReadOnlyList<View>>>(Outcome.Invalid("from", "Give a date such as 2027-03-01."));
        var count = 14;
        return days is not null && (!int.TryParse(days, out count) || count is < 1 or > MostDays)
            ? Task.FromResult<Outcome<IReadOnlyList<View>>>(Outcome.Invalid("days", $"Give a whole number from 1 to {MostDays}."))
            : Between(begin, begin.AddDays(count), stop);
    }

    public async Task<Outcome<View>> One(ChallengeId id, CancellationToken stop)
    {
        await edits.Show<Challenge>(id.Value, stop);
        return await Shown(db.Set<Challenge>().Where(c => c.RealmId == actor.Here && c.Id == id), stop) is [var view] ? view : Outcome.NotFound("challenge");
    }

    private async Task<Outcome<IReadOnlyList<View>>> Between(DateOnly begin, DateOnly end, CancellationToken stop) =>
        await Shown(db.Set<Challenge>().Where(c => c.RealmId == actor.Here && c.ValidDate >= begin && c.ValidDate < end), stop);

    private async Task<List<View>> Shown(IQueryable<Challenge> wanted, CancellationToken stop)
    {
        var found = await wanted.AsNoTracking().OrderBy(c => c.ValidDate).ThenBy(c => c.CreatedAt).ThenBy(c => c.Id).ToListAsync(stop);
        var begun = (await db.Rows("""
            select challenge_id, count(*)::int, count(completed_at)::int from progress_challenge_runs where challenge_id = any($1) group by challenge_id
            """, row => (Id: row.GetGuid(0), Begun: row.GetInt32(1), Completed: row.GetInt32(2)), stop, found.Select(c => c.Id.Value).ToArray()))
            .ToDictionary(run => run.Id);
        return [.. from challenge in found
                   let run = begun.GetValueOrDefault(challenge.Id.Value)
                   select new View(challenge.Id.Value, challenge.Terms, challenge.PatternId is not null, run.Begun, run.Completed)];
    }
}
