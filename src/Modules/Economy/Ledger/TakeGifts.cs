using Npgsql;
using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Economy.Ledger;

/// <summary>What several members give in one transaction, in the order of the story: lock the givers, so that their coins are spent
/// once → has it been done before, may it be done, is there enough → note it in the stream, keep the answers → move all of
/// it by wallet (<c>economy_give</c>). Nobody gives twice in one work, so what others give them meanwhile can only add to what was read.</summary>
internal sealed class TakeGifts(AppDb db, Actor actor, TimeProvider time, ActivityStream stream)
{
    public sealed record Ask(AccountId To, string Currency, long Amount, string Note, string Key, byte[] Fingerprint);

    private sealed record Taken(int Place, Part<Ask> Part, GiveToMember.View View);

    /// <param name="parts">At most one of each giver, all of the realm in force.</param>
    /// <returns>A reply to each, in their order.</returns>
    public async Task<Outcome<GiveToMember.View>[]> Run(IReadOnlyList<Part<Ask>> parts)
    {
        var stop = CancellationToken.None;
        var now = time.GetUtcNow();
        var scene = await GiftScene.Of(db, actor.Here, parts, stop);
        var replies = new Outcome<GiveToMember.View>[parts.Count];
        var taken = new List<Taken>();
        for (var i = 0; i < parts.Count; i++)
            if (scene.Kept(i) is { } before)
                replies[i] = before.To<GiveToMember.View>(parts[i].Ask.Fingerprint);
            else if (scene.Refuses(i, parts[i].Actor.Me, parts[i].Ask) is { } refusal)
                replies[i] = refusal;
            else
            {
                var ask = parts[i].Ask;
                var view = new GiveToMember.View(Guid.CreateVersion7(now), ask.To, ask.Currency, ask.Amount, scene.Balance(i) - ask.Amount, now);
                taken.Add(new(i, parts[i], view));
                replies[i] = view;
            }
        if (taken.Count > 0)
            await Move(taken, now, stop);
        return replies;
    }

    private async Task Move(IReadOnlyList<Taken> taken, DateTimeOffset now, CancellationToken stop)
    {
        await stream.Note([.. taken.Select(one => stream.New(one.Part.Actor.Me, EconomyActivities.Gave, one.View.Id, "",
            new Facts { ["currency"] = one.View.Currency, ["amount"] = one.View.Amount }))], stop);
        await using var batch = db.Batch();
        batch.Keep(nameof(GiveToMember), [.. taken.Select(one => (one.Part.Actor.Me, one.Part.Ask.Key, one.Part.Ask.Fingerprint, one.View))], now);
        // Last of all: wallets that many give to are held no longer than it takes to commit.
        batch.Add("select economy_give($1, $2, $3, $4, $5, $6, $7)",
            taken.Select(one => one.Part.Actor.Me.Value).ToArray(), taken.Select(one => one.View.To.Value).ToArray(),
            taken.Select(one => one.View.Currency).ToArray(), taken.Select(one => one.View.Amount).ToArray(),
            taken.Select(one => one.View.Id).ToArray(), taken.Select(one => one.Part.Ask.Note).ToArray(), now);
        await db.Execute(batch, stop);
    }
}
