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
using Questory.Progress.Rules;

namespace Questory.Progress.Achievements;

/// <summary>Writes an achievement under its slug: a new one, or other words and criteria for one (AE-060, CR-052, NT-093).</summary>
[Requires(ProgressPermissions.Achievements)]
internal sealed class SaveAchievement(AppDb db, Actor actor, Edits edits, CurrentSettings settings, RuleBooks books, Work work, AuditTrail audit, TimeProvider time)
{
    public sealed record View(AchievementId Id, string Slug, string Name, bool IsActive);

    public static void Map(RouteGroupBuilder achievements)
    {
        achievements.MapPost("/", (AchievementTerms? terms, Slice<SaveAchievement> slice, CancellationToken stop) =>
            slice.Run(terms, s => s.Add(terms!, stop), stop).ToHttpCreated(made => $"achievements/{made.Id}"))
            .WithSummary("Define an achievement");
        achievements.MapPut("/{id}", (AchievementId id, AchievementTerms? terms, Slice<SaveAchievement> slice, CancellationToken stop) =>
            slice.Run(terms, s => s.Run(id, terms!, stop), stop).ToHttp())
            .WithSummary("Change an achievement, or retire it");
    }

    public async Task<Outcome<View>> Add(AchievementTerms terms, CancellationToken stop)
    {
        if (terms.Slug is not { } slug)
            return Outcome.Invalid("slug", "A new achievement needs a readable name for good, e.g. “first-step”.");
        if (await terms.Fault(settings, actor.Here, stop) is { } fault)
            return fault;
        if (await db.Set<Achievement>().AnyAsync(a => a.RealmId == actor.Here && (a.Slug == slug || a.Name == terms.Name.Trim()), stop))
            return Taken;
        var made = Achievement.Create(actor.Here, slug, terms, time.GetUtcNow());
        db.Add(made);
        return Saved(made, "define achievement");
    }

    public async Task<Outcome<View>> Run(AchievementId id, AchievementTerms terms, CancellationToken stop)
    {
        if (await db.Set<Achievement>().SingleOrDefaultAsync(a => a.RealmId == actor.Here && a.Id == id, stop) is not { } achievement)
            return Outcome.NotFound("achievement");
        if (await edits.Begin<Achievement>(id.Value, stop) is { } stale)
            return stale;
        if (terms.Slug is not null && terms.Slug != achievement.Slug)
            return Outcome.Invalid("slug", "The readable name stays as it is.");
        if (await terms.Fault(settings, actor.Here, stop) is { } fault)
            return fault;
        if (await db.Set<Achievement>().AnyAsync(a => a.RealmId == actor.Here && a.Id != id && a.Name == terms.Name.Trim(), stop))
            return Taken;
        achievement.Change(terms);
        return Saved(achievement, "change achievement");
    }

    private static Problem Taken => Outcome.Conflict("name_taken", "There is an achievement of this name already.");

    private View Saved(Achievement achievement, string action)
    {
        audit.Write(action, "achievement", achievement.Id.Value, details: new { achievement.Slug, achievement.IsActive });
        books.ChangesWith(work, actor.Here);
        return new View(achievement.Id, achievement.Slug, achievement.Name, achievement.IsActive);
    }
}
