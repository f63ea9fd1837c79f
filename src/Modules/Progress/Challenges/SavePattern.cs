using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Challenges;

/// <summary>Puts a challenge into the stock, changes or takes one out; what was laid out before stays on its day.</summary>
[Requires(ProgressPermissions.Challenges)]
internal sealed class SavePattern(AppDb db, Actor actor, Edits edits, ActivityList activities, FillChallenges fill, AuditTrail audit, TimeProvider time)
{
    public const int Most = 100;

    public static void Map(RouteGroupBuilder patterns)
    {
        patterns.MapPost("/", (ChallengeTerms? terms, Slice<SavePattern> slice, CancellationToken stop) =>
            slice.Run(terms, s => s.Run(null, terms!, stop), stop).ToHttpCreated(made => $"challenge-patterns/{made.Id}"))
            .WithSummary("Put a challenge into the stock");
        patterns.MapPut("/{id}", (PatternId id, ChallengeTerms? terms, Slice<SavePattern> slice, CancellationToken stop) =>
            slice.Run(terms, s => s.Run(id, terms!, stop), stop).ToHttp())
            .WithSummary("Change a challenge of the stock");
        patterns.MapDelete("/{id}", (PatternId id, Slice<SavePattern> slice, CancellationToken stop) => slice.Run(s => s.Remove(id, stop), stop).ToHttp())
            .WithSummary("Take a challenge out of the stock");
    }

    public async Task<Outcome<ListPatterns.View>> Run(PatternId? id, ChallengeTerms terms, CancellationToken stop)
    {
        var present = await db.Set<ChallengePattern>().Where(p => p.RealmId == actor.Here).ToListAsync(stop);
        var pattern = present.Find(p => p.Id == id);
        if (id is not null && pattern is null)
            return Outcome.NotFound("pattern");
        if (pattern is not null && await edits.Begin<ChallengePattern>(pattern.Id.Value, stop) is { } stale)
            return stale;
        if (terms.Fault(activities) is { } fault)
            return fault;
        if (pattern is null && present.Count >= Most)
            return Outcome.Conflict("too_many", $"The stock holds {Most} challenges at most.");
        if (pattern is null)
            db.Add(pattern = ChallengePattern.Create(actor.Here, terms, present.Count + 1, time.GetUtcNow()));
        else
            pattern.Change(terms);
        audit.Write("save challenge pattern", "challenge pattern", pattern.Id.Value, details: new { pattern.Title });
        await db.SaveChangesAsync(stop);
        await fill.Fill(actor.Here, stop);
        return new ListPatterns.View(pattern.Id.Value, pattern.Terms);
    }

    public async Task<Outcome<Done>> Remove(PatternId id, CancellationToken stop)
    {
        if (await db.Set<ChallengePattern>().SingleOrDefaultAsync(p => p.RealmId == actor.Here && p.Id == id, stop) is not { } pattern)
            return Outcome.NotFound("pattern");
        db.Remove(pattern);
        audit.Write("remove challenge pattern", "challenge pattern", id.Value, details: new { pattern.Title });
        return Outcome.Done;
    }
}
