using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;
using Questory.Progress.People;
using Questory.Progress.Rewards;

namespace Questory.Progress.Achievements;

/// <summary>The achievements of the realm with my own state; a secret one shows only that there is one (AE-060, AE-064).</summary>
[SignedIn, Reads]
internal sealed class ListAchievements(AppDb db, Actor actor, CurrentSettings settings)
{
    public sealed record Request([property: StringLength(30)] string? Category, [property: StringLength(30)] string? Rarity);

    /// <param name="Percent">How far I have come, 0 to 100.</param>
    /// <param name="Source">What tipped the scale, as “verb object”, e.g. <c>completed course</c>; null until it is earned (AE-062).</param>
    /// <param name="Criteria">Null, like the name, for a secret not earned yet.</param>
    public sealed record View(
        AchievementId? Id, string? Slug, string? Name, string? Description, string Icon, string Category, string Rarity,
        long Xp, long Coins, long Keys, bool IsSecret, bool IsActive, int SortOrder, int Percent,
        DateTimeOffset? EarnedAt, string? Source, bool IsWorn, bool IsFavourite, JsonElement? Criteria);

    public static void Map(RouteGroupBuilder achievements) => achievements
        .MapGet("/", ([AsParameters] Request request, Slice<ListAchievements> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request, stop), stop).ToHttp())
        .WithSummary("The achievements and which of them I have");

    public async Task<Outcome<IReadOnlyList<View>>> Run(Request request, CancellationToken stop)
    {
        if (request.Category is { } category && !(await settings.Get(ProgressSettings.Categories, stop)).Contains(category))
            return Outcome.Invalid("category", "There is no such category here.");
        if (request.Rarity is { } rarity && !(await settings.Get(ProgressSettings.Rarities, stop)).Contains(rarity))
            return Outcome.Invalid("rarity", "There is no such rarity here.");

        var manages = actor.May(ProgressPermissions.Achievements);
        var me = await MeasuredPerson.Read(db, actor.Here, actor.Me, actor.TimeZone, stop);
        var mine = await db.Set<EarnedAchievement>().AsNoTracking()
            .Where(e => e.AccountId == actor.Me && e.RealmId == actor.Here).ToDictionaryAsync(e => e.AchievementId, stop);
        var all = await db.Set<Achievement>().AsNoTracking()
            .Where(a => a.RealmId == actor.Here && (request.Category == null || a.Category == request.Category) && (request.Rarity == null || a.Rarity == request.Rarity))
            .OrderBy(a => a.SortOrder).ThenBy(a => a.Slug).ToListAsync(stop);
        // One that is no longer given stays with those who have it.
        return all.Where(a => a.IsActive || manages || mine.ContainsKey(a.Id))
            .Select(a => Show(a, mine.GetValueOrDefault(a.Id), me, manages)).ToList();
    }

    private static View Show(Achievement a, EarnedAchievement? mine, PersonState me, bool manages)
    {
        if (a.IsSecret && mine is null && !manages)
            return new View(null, null, null, null, "lock", a.Category, a.Rarity, 0, 0, 0, true, true, a.SortOrder, 0, null, null, false, false, null);
        var criteria = JsonElement.Parse(a.Criteria);
        var percent = mine is not null ? 100 : Achievements.Criteria.Read(criteria, out _)?.PercentOf(me) ?? 0;
        return new View(a.Id, a.Slug, a.Name, a.Description, a.Icon, a.Category, a.Rarity, a.Xp, a.Coins, a.Keys, a.IsSecret, a.IsActive,
            a.SortOrder, percent, mine?.EarnedAt, mine?.Source, mine?.IsWorn ?? false, mine?.IsFavourite ?? false, criteria);
    }
}
