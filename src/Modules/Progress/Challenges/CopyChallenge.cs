using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;
using Questory.Progress.Rewards;
using Questory.Progress.Rules;

namespace Questory.Progress.Challenges;

/// <summary>Plans the same challenge for the days after its own.</summary>
[Requires(ProgressPermissions.Challenges)]
internal sealed class CopyChallenge(AppDb db, Actor actor, CurrentSettings settings, RuleBooks books, Work work, AuditTrail audit, TimeProvider time)
{
    /// <param name="Days">For how many following days; those that have this challenge already are left out.</param>
    public sealed record Request([Range(1, 31)] int Days = 1);

    /// <param name="Added">How many were planned anew.</param>
    public sealed record View(int Added);

    public static void Map(RouteGroupBuilder challenges) => challenges
        .MapPost("/{id}/copies", (ChallengeId id, Request? request, Slice<CopyChallenge> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(id, request!, stop), stop).ToHttp())
        .WithSummary("Plan the same challenge for the next days");

    public async Task<Outcome<View>> Run(ChallengeId id, Request request, CancellationToken stop)
    {
        if (await db.Set<Challenge>().AsNoTracking().SingleOrDefaultAsync(c => c.RealmId == actor.Here && c.Id == id, stop) is not { } challenge)
            return Outcome.NotFound("challenge");
        var terms = await RealmTerms.Of(actor.Here, books, settings, stop);
        var days = Enumerable.Range(1, request.Days).Select(challenge.ValidDate.AddDays).ToList();
        var taken = await db.Set<Challenge>().Where(c => c.RealmId == actor.Here && c.Title == challenge.Title && days.Contains(c.ValidDate))
            .Select(c => c.ValidDate).ToListAsync(stop);
        var free = days.Except(taken).ToList();
        db.AddRange(free.Select(day => Challenge.Create(actor.Here, challenge.Terms, day, ChallengeDays.EndOf(day, terms), time.GetUtcNow())));
        audit.Write("copy challenge", "challenge", id.Value, details: new { challenge.Title, free.Count });
        books.ChangesWith(work, actor.Here);
        return new View(free.Count);
    }
}
