using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Achievements;
using Questory.Progress.Contracts;
using Questory.Progress.People;

namespace Questory.Progress.Avatars;

/// <param name="Row">Null while it is not owned, or owned only since its criteria are met and nothing has been done since.</param>
/// <param name="Percent">How far I have come towards it, 0 to 100.</param>
internal sealed record ShelvedAvatar(
    Avatar Avatar, AvatarCollection? Collection, IReadOnlyDictionary<string, long> Price, OwnedAvatar? Row, bool Owned, int Percent,
    Criteria? Criteria)
{
    public string Method => Row?.UnlockMethod ?? EnumWord;

    private string EnumWord => Avatar.UnlockType == UnlockType.Default ? "default" : "criteria met";
}

/// <summary>The avatars of the realm as one person finds them. Default ones, and those whose criteria hold, are owned from the
/// moment on that they are in the catalogue: whoever joins later has them too, and so has everyone when one is added.</summary>
internal sealed class AvatarShelf(AppDb db, Actor actor)
{
    /// <summary>Active ones and those I own; everything for whoever writes the catalogue. In catalogue order.</summary>
    public async Task<IReadOnlyList<ShelvedAvatar>> Read(bool everything, CancellationToken stop)
    {
        var avatars = await db.Set<Avatar>().AsNoTracking().Where(a => a.RealmId == actor.Here)
            .OrderBy(a => a.SortOrder).ThenBy(a => a.Slug).ToListAsync(stop);
        if (avatars.Count == 0)
            return [];
        var collections = await db.Set<AvatarCollection>().AsNoTracking().Where(c => c.RealmId == actor.Here).ToDictionaryAsync(c => c.Id, stop);
        var prices = await db.Set<AvatarPrice>().AsNoTracking().Where(p => p.RealmId == actor.Here).ToListAsync(stop);
        var price = prices.GroupBy(p => p.AvatarId).ToDictionary(p => p.Key, p => p.OrderBy(one => one.Currency).ToDictionary(one => one.Currency, one => one.Amount));
        var mine = await db.Set<OwnedAvatar>().Where(o => o.AccountId == actor.Me && o.RealmId == actor.Here).ToDictionaryAsync(o => o.AvatarId, stop);
        var me = await MeasuredPerson.Read(db, actor.Here, actor.Me, actor.TimeZone, stop);

        return [.. from avatar in avatars
                   let row = mine.GetValueOrDefault(avatar.Id)
                   where avatar.IsActive || row is not null || everything
                   let ready = ReadyAvatar.Of(avatar)
                   let owned = row is not null || (avatar.IsActive && ready?.UnlockedFor(me) == true)
                   select new ShelvedAvatar(avatar, avatar.CollectionId is { } id ? collections[id] : null,
                       price.GetValueOrDefault(avatar.Id, []), row, owned, owned ? 100 : ready?.Criteria.PercentOf(me) ?? 0, ready?.Criteria)];
    }

    /// <summary>Names of achievements by slug, without those that are a secret to me (AE-064).</summary>
    public Task<Dictionary<string, string>> AchievementNames(CancellationToken stop) => db.Set<Achievement>()
        .Where(a => a.RealmId == actor.Here && (!a.IsSecret ||
            db.Set<EarnedAchievement>().Any(e => e.AccountId == actor.Me && e.RealmId == actor.Here && e.AchievementId == a.Id)))
        .ToDictionaryAsync(a => a.Slug, a => a.Name, stop);

    public async Task<ShelvedAvatar?> Find(AvatarId id, CancellationToken stop) =>
        (await Read(false, stop)).FirstOrDefault(shelved => shelved.Avatar.Id == id);
}
