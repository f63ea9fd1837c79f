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
using Questory.Realms.Contracts;

namespace Questory.Progress.Avatars;

/// <summary>Writes an avatar under its slug: a new one, or other words, picture and price for one (AE-070, AE-080).</summary>
[Requires(ProgressPermissions.Avatars), AmongOthers("Asks who owns or wears it.")]
internal sealed class SaveAvatar(AppDb db, Actor actor, Edits edits, CurrentSettings settings, RuleBooks books, Work work, AuditTrail audit, TimeProvider time)
{
    public sealed record View(AvatarId Id, string Slug, string Name, bool IsActive);

    public static void Map(RouteGroupBuilder avatars)
    {
        avatars.MapPost("/", (AvatarTerms? terms, Slice<SaveAvatar> slice, CancellationToken stop) =>
            slice.Run(terms, s => s.Add(terms!, stop), stop).ToHttpCreated(made => $"avatars/{made.Id}")).WithSummary("Define an avatar");
        avatars.MapPut("/{id}", (AvatarId id, AvatarTerms? terms, Slice<SaveAvatar> slice, CancellationToken stop) =>
            slice.Run(terms, s => s.Run(id, terms!, stop), stop).ToHttp()).WithSummary("Change an avatar, or retire it");
    }

    public async Task<Outcome<View>> Add(AvatarTerms terms, CancellationToken stop)
    {
        if (terms.Slug is not { } slug)
            return Outcome.Invalid("slug", "A new avatar needs a readable name for good, e.g. “fox-explorer”.");
        if (await terms.Fault(db, settings, actor.Here, stop) is { } fault)
            return fault;
        if (await db.Set<Avatar>().AnyAsync(a => a.RealmId == actor.Here && a.Slug == slug, stop))
            return Outcome.Conflict("slug_taken", $"There is an avatar “{slug}” already.");
        if (await Collection(terms, stop) is not (true, var collection))
            return NoCollection;
        var made = Avatar.Create(actor.Here, slug, terms, collection, time.GetUtcNow());
        db.Add(made);
        return Saved(made, terms, "define avatar");
    }

    public async Task<Outcome<View>> Run(AvatarId id, AvatarTerms terms, CancellationToken stop)
    {
        if (await db.Set<Avatar>().SingleOrDefaultAsync(a => a.RealmId == actor.Here && a.Id == id, stop) is not { } avatar)
            return Outcome.NotFound("avatar");
        if (await edits.Begin<Avatar>(id.Value, stop) is { } stale)
            return stale;
        if (terms.Slug is not null && terms.Slug != avatar.Slug)
            return Outcome.Invalid("slug", "The readable name stays as it is.");
        if (await terms.Fault(db, settings, actor.Here, stop) is { } fault)
            return fault;
        if (await Collection(terms, stop) is not (true, var collection))
            return NoCollection;
        var before = avatar.ImageUrl;
        avatar.Change(terms, collection);
        await db.Set<AvatarPrice>().Where(p => p.AvatarId == id).ExecuteDeleteAsync(stop);
        if (before != avatar.ImageUrl)
            await ShowNewPicture(avatar, stop);
        return Saved(avatar, terms, "change avatar");
    }

    private static Problem NoCollection => Outcome.Invalid("collection", "There is no such collection here.");

    private async Task<(bool Known, CollectionId? Id)> Collection(AvatarTerms terms, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(terms.Collection))
            return (true, null);
        var found = await db.Set<AvatarCollection>().SingleOrDefaultAsync(c => c.RealmId == actor.Here && c.Slug == terms.Collection, stop);
        return (found is not null, found?.Id);
    }

    // Those who wear it show its picture as it is now.
    private async Task ShowNewPicture(Avatar avatar, CancellationToken stop) => await db.ShowFace(actor.Here,
        await db.Set<OwnedAvatar>().Where(o => o.AvatarId == avatar.Id && o.IsWorn).Select(o => o.AccountId).ToListAsync(stop), avatar.ImageUrl, stop);

    private View Saved(Avatar avatar, AvatarTerms terms, string action)
    {
        foreach (var (currency, amount) in terms.Price ?? new Dictionary<string, long>())
            db.Add(new AvatarPrice { AvatarId = avatar.Id, RealmId = actor.Here, Currency = currency, Amount = amount });
        audit.Write(action, "avatar", avatar.Id.Value, details: new { avatar.Slug, avatar.IsActive });
        books.ChangesWith(work, actor.Here);
        return new View(avatar.Id, avatar.Slug, avatar.Name, avatar.IsActive);
    }
}
