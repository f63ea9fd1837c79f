using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.Board;
using Questory.Progress.Rewards;
using Questory.Progress.Rules;

namespace Questory.Progress.Replay;

/// <summary>Makes everyone's totals again from what cannot be changed: XP, level, period and season scores from the ledger,
/// streak and counters from the activity stream. Challenges stay as they were: what somebody has claimed is theirs. After an
/// edition's curve was changed, or a doubt. A few hundred people at a time, so that nobody waits long; call again with the
/// answer's cursor until it is null.</summary>
[Operators, AmongOthers("Makes everybody’s progress again.")]
internal sealed class RebuildProgress(
    AppDb db, Actor actor, RuleBooks books, CurrentSettings settings, AuditTrail audit, TimeProvider time, ActivityList types, Work work, Boards boards)
{
    private const int AtOnce = 200;

    /// <param name="People">How many were made again.</param>
    /// <param name="Changed">How many of them had other totals before.</param>
    public sealed record View(int People, int Changed, Guid? Next);

    public static void Map(RouteGroupBuilder progress) => progress
        .MapPost("/rebuild", (Guid? after, Slice<RebuildProgress> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(after, stop), stop).ToHttp())
        .WithSummary("Make totals again from ledger and stream, 200 people at a time");

    public async Task<Outcome<View>> Run(Guid? after, CancellationToken stop)
    {
        var (realm, now) = (actor.Here, time.GetUtcNow());
        var accounts = await db.Rows("select account_id from progress_persons where realm_id = $1 and account_id > $2 order by account_id limit $3",
            row => new AccountId(row.GetGuid(0)), stop, realm.Value, after ?? Guid.Empty, AtOnce);
        if (accounts.Count == 0)
            return new View(0, 0, null);

        var terms = await RealmTerms.Of(realm, books, settings, stop);
        var before = await ReadPeople.Read(db, realm, accounts, new Sources(), terms.Book, now, stop);
        var people = await LedgerTotals.Read(db, realm, before, terms, stop);
        await foreach (var activity in StreamOf.People(db, realm, accounts, types, stop))
            Fold.Count(people[activity.Account], activity, terms);

        await LedgerTotals.ClearDerived(db, realm, accounts, now, stop);
        await WritePeople.Write(db, realm, people.Values, terms, now, stop);
        var changed = people.Values.Count(person => before[person.Account] is var was &&
            (was.TotalXp, was.Level, was.Streak) != (person.TotalXp, person.Level, person.Streak));
        work.AfterCommit(() => boards.Remade(realm));
        audit.Write("rebuild progress", "realm", realm.Value, details: new { people = accounts.Count, changed });
        return new View(accounts.Count, changed, accounts.Count < AtOnce ? null : accounts[^1].Value);
    }
}
