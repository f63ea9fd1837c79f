using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Achievements;

/// <summary>An achievement as its authors wrote it.</summary>
[Requires(ProgressPermissions.Achievements), Reads]
internal sealed class ReadAchievement(AppDb db, Actor actor, Edits edits)
{
    public sealed record View(AchievementId Id, AchievementTerms Terms);

    public static void Map(RouteGroupBuilder achievements) => achievements
        .MapGet("/{id}/terms", (AchievementId id, Slice<ReadAchievement> slice, CancellationToken stop) => slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("An achievement as its authors wrote it");

    public async Task<Outcome<View>> Find(string slug, CancellationToken stop) =>
        await Show(await db.Set<Achievement>().AsNoTracking().SingleOrDefaultAsync(a => a.RealmId == actor.Here && a.Slug == slug, stop), stop);

    public async Task<Outcome<View>> Run(AchievementId id, CancellationToken stop) =>
        await Show(await db.Set<Achievement>().AsNoTracking().SingleOrDefaultAsync(a => a.RealmId == actor.Here && a.Id == id, stop), stop);

    private async Task<Outcome<View>> Show(Achievement? found, CancellationToken stop)
    {
        if (found is not { } a)
            return Outcome.NotFound("achievement");
        await edits.Show<Achievement>(a.Id.Value, stop);
        return new View(a.Id, new AchievementTerms(a.Name, a.Description, a.Icon, a.Category, a.Rarity, JsonElement.Parse(a.Criteria),
            a.Xp, a.Coins, a.Keys, a.IsSecret, a.IsActive, a.SortOrder, a.Slug));
    }
}
