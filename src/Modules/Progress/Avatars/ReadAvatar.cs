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

namespace Questory.Progress.Avatars;

/// <summary>An avatar as its authors wrote it.</summary>
[Requires(ProgressPermissions.Avatars), Reads]
internal sealed class ReadAvatar(AppDb db, Actor actor, Edits edits)
{
    public sealed record View(AvatarId Id, AvatarTerms Terms);

    public static void Map(RouteGroupBuilder avatars) => avatars
        .MapGet("/{id}/terms", (AvatarId id, Slice<ReadAvatar> slice, CancellationToken stop) => slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("An avatar as its authors wrote it");

    public async Task<Outcome<View>> Find(string slug, CancellationToken stop) =>
        await Show(await db.Set<Avatar>().AsNoTracking().SingleOrDefaultAsync(a => a.RealmId == actor.Here && a.Slug == slug, stop), stop);

    public async Task<Outcome<View>> Run(AvatarId id, CancellationToken stop) =>
        await Show(await db.Set<Avatar>().AsNoTracking().SingleOrDefaultAsync(a => a.RealmId == actor.Here && a.Id == id, stop), stop);

    private async Task<Outcome<View>> Show(Avatar? found, CancellationToken stop)
    {
        if (found is not { } a)
            return Outcome.NotFound("avatar");
        await edits.Show<Avatar>(a.Id.Value, stop);
        return new View(a.Id, new AvatarTerms(a.Name, a.Description, a.ImageUrl, a.Category, a.Rarity, Naming.Snake(a.UnlockType), JsonElement.Parse(a.UnlockCriteria),
            await db.Set<AvatarCollection>().Where(c => c.Id == a.CollectionId).Select(c => c.Slug).SingleOrDefaultAsync(stop),
            await db.Set<AvatarPrice>().Where(p => p.AvatarId == a.Id).ToDictionaryAsync(p => p.Currency, p => p.Amount, stop), a.IsActive, a.SortOrder, a.Slug));
    }
}
