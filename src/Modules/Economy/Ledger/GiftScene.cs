using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Realms.Contracts;

namespace Questory.Economy.Ledger;

/// <summary>One round trip: locks those who give, then reads all that decides whether they may.</summary>
internal sealed class GiftScene
{
    private readonly Dictionary<long, FirstAnswer> kept = [];
    private readonly Dictionary<long, long> balances = [];
    private readonly HashSet<string> currencies = [];
    private readonly HashSet<Guid> members = [], silent = [];

    /// <summary>What was answered under the same key before.</summary>
    public FirstAnswer? Kept(int place) => kept.GetValueOrDefault(place + 1);

    /// <summary>What the giver has of the currency, in minor units; zero of one they never had.</summary>
    public long Balance(int place) => balances.GetValueOrDefault(place + 1);

    public Problem? Refuses(int place, AccountId giver, TakeGifts.Ask ask) =>
        silent.Contains(giver.Value) ? LetIn.NoLonger
        : !currencies.Contains(ask.Currency) ? Outcome.Invalid("currency", "There is no such currency here.")
        : !members.Contains(ask.To.Value) ? Outcome.NotFound("member")
        : silent.Contains(ask.To.Value) ? Silence.NoConsent
        : Balance(place) < ask.Amount ? Outcome.Conflict("too_few_coins", $"This needs {ask.Amount} {ask.Currency}; there are {Balance(place)}.")
        : null;

    public static async Task<GiftScene> Of(AppDb db, RealmId realm, IReadOnlyList<Part<TakeGifts.Ask>> parts, CancellationToken stop)
    {
        var scene = new GiftScene();
        var receivers = parts.Select(part => part.Ask.To).Distinct().ToList();
        await using var batch = db.Batch().LockPeople(realm, parts.Select(part => part.Actor.Me))
            .AskKept(parts.Select(part => (part.Actor.Me, part.Ask.Key)))
            .Add("""
                select asked.n, held.balance from unnest($2::uuid[], $3::text[]) with ordinality as asked (account_id, currency, n)
                cross join lateral (select balance from economy_wallets w where w.account_id = asked.account_id and w.realm_id = $1 and w.currency = asked.currency offset 0) held
                """, realm.Value, parts.Select(part => part.Actor.Me.Value).ToArray(), parts.Select(part => part.Ask.Currency).ToArray())
            .Add("select code from economy_currencies where realm_id = $1", realm.Value)
            .AskGoodStanding(receivers).AskSilent(parts.Select(part => part.Actor.Me).Union(receivers));
        await using var row = await db.Read(batch, stop);
        await row.NextResultAsync(stop);
        while (await row.ReadAsync(stop))
            scene.kept.Add(row.GetInt64(0), new((byte[])row[1], row.GetString(2)));
        await row.NextResultAsync(stop);
        while (await row.ReadAsync(stop))
            scene.balances.Add(row.GetInt64(0), row.GetInt64(1));
        await row.NextResultAsync(stop);
        while (await row.ReadAsync(stop))
            scene.currencies.Add(row.GetString(0));
        await row.NextResultAsync(stop);
        while (await row.ReadAsync(stop))
            scene.members.Add(row.GetGuid(0));
        await row.NextResultAsync(stop);
        while (await row.ReadAsync(stop))
            scene.silent.Add(row.GetGuid(0));
        return scene;
    }
}
