using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;
using Questory.Progress.Rewards;
using Questory.Progress.Rules;

namespace Questory.Progress.Challenges;

/// <summary>Plans a challenge for a day, or changes one; whoever has begun keeps the target they began with (AE-065).</summary>
[Requires(ProgressPermissions.Challenges)]
internal sealed class SaveChallenge(
    AppDb db, Actor actor, Edits edits, ActivityList activities, CurrentSettings settings, RuleBooks books, Work work, AuditTrail audit, TimeProvider time)
{
    public sealed record View(Guid Id, DateOnly ValidDate, DateTimeOffset ExpiresAt);

    public static void Map(RouteGroupBuilder challenges)
    {
        challenges.MapPost("/", (ChallengeTerms? terms, Slice<SaveChallenge> slice, CancellationToken stop) =>
            slice.Run(terms, s => s.Run(null, terms!, stop), stop).ToHttpCreated(made => $"challenges/{made.Id}"))
            .WithSummary("Plan a challenge");
        challenges.MapPut("/{id}", (ChallengeId id, ChallengeTerms? terms, Slice<SaveChallenge> slice, CancellationToken stop) =>
            slice.Run(terms, s => s.Run(id, terms!, stop), stop).ToHttp())
            .WithSummary("Change a challenge, or retire it");
    }

    public async Task<Outcome<View>> Run(ChallengeId? id, ChallengeTerms terms, CancellationToken stop)
    {
        var present = id is null ? null : await db.Set<Challenge>().SingleOrDefaultAsync(c => c.RealmId == actor.Here && c.Id == id, stop);
        if (id is not null && present is null)
            return Outcome.NotFound("challenge");
        if (present is not null && await edits.Begin<Challenge>(present.Id.Value, stop) is { } stale)
            return stale;
        if (terms.Fault(activities) is { } fault)
            return fault;
        if (terms.ValidDate is not { Year: >= 2000 and <= 9000 } day)
            return Outcome.Invalid("valid_date", "Give the challenge a day, such as 2027-03-01.");
        var expires = terms.ExpiresAt ?? ChallengeDays.EndOf(day, await RealmTerms.Of(actor.Here, books, settings, stop));
        if (expires <= ChallengeDays.BeginOf(day) || expires.Year > 9000)
            return Outcome.Invalid("expires_at", "A challenge expires after its day has begun.");

        if (present is null)
            db.Add(present = Challenge.Create(actor.Here, terms, day, expires, time.GetUtcNow()));
        else
            present.Change(terms, day, expires);
        audit.Write(id is null ? "plan challenge" : "change challenge", "challenge", present.Id.Value, details: new { present.Title, present.ValidDate, present.IsActive });
        books.ChangesWith(work, actor.Here);
        return new View(present.Id.Value, day, present.ExpiresAt);
    }
}
