using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Avatars;

/// <summary>Buys an avatar: all its prices or none, once (AE-071). A second purchase is a conflict; a request sent twice
/// under one Idempotency-Key is one purchase.</summary>
[SignedIn]
internal sealed class BuyAvatar(AppDb db, Actor actor, AvatarShelf shelf, Wallets wallets, ActivityStream stream, TimeProvider time)
{
    /// <param name="Balances">What I hold now, minor units by currency.</param>
    public sealed record View(AvatarId Id, string Slug, string Name, IReadOnlyDictionary<string, long> Balances);

    public static void Map(RouteGroupBuilder avatars) => avatars
        .MapPost("/{id}/purchase", (AvatarId id, Slice<BuyAvatar> slice, CancellationToken stop) => slice.Run(s => s.Run(id, stop), stop).ToHttp())
        .WithSummary("Buy an avatar");

    public async Task<Outcome<View>> Run(AvatarId id, CancellationToken stop)
    {
        // Two purchases at once: the second finds it owned, or the coins gone.
        if (await db.TakeMyTurn(actor, stop) is { } shutOut)
            return shutOut;
        if (await shelf.Find(id, stop) is not { Avatar: var avatar } found)
            return Outcome.NotFound("avatar");
        if (found.Owned)
            return Outcome.Conflict("owned", "This avatar is yours already.");
        if (avatar.UnlockType != UnlockType.Purchase)
            return Outcome.Conflict("not_for_sale", "This avatar is not for sale: it is earned.");

        var price = found.Price.Select(one => new Payment(actor.Me, one.Key, one.Value, $"avatar:{id}:{one.Key}", "Avatar bought", avatar.Name)).ToList();
        if (await wallets.SpendAll(price, stop) is { Ok: false, Problem: var tooLittle })
            return tooLittle;
        db.Add(new OwnedAvatar { AccountId = actor.Me, RealmId = actor.Here, AvatarId = id, UnlockedAt = time.GetUtcNow(), UnlockMethod = "purchase" });
        await stream.Record(ProgressActivities.UnlockedAvatar, id.Value, avatar.Name, new Facts { ["slug"] = avatar.Slug, ["kind"] = "purchase" }, stop);
        return new View(id, avatar.Slug, avatar.Name, await wallets.Balances(actor.Me, stop));
    }
}
