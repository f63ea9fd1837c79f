using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Settings;
using Questory.Progress.Rewards;
using Questory.Progress.Rules;

namespace Questory.Progress.Achievements;

/// <summary>Gives achievements and avatars that were defined or changed lately to those who had met their criteria before (NT-094).
/// Everyone else earns them in the moment, by doing something.</summary>
internal sealed class CheckNewAchievements(
    AppDb db, ActivityStream stream, RuleBooks books, CurrentSettings settings, TimeProvider time) : IJob
{
    private const int AtOnce = 200;

    /// <summary>Longer than the hour between two runs: nothing changed in between is missed.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromHours(3);

    public async Task<JobResult> Run(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var given = 0;
        foreach (var realm in await db.Rows("""
            select realm_id from progress_achievements where is_active and updated_at > $1
            union select realm_id from progress_avatars where is_active and updated_at > $1
            """, row => new RealmId(row.GetGuid(0)), stop, now - Lately))
            given += await Check(realm, now, stop);
        return Counted.Of(given, "achievement or avatar", "achievements and avatars") + " given";
    }

    private async Task<int> Check(RealmId realm, DateTimeOffset now, CancellationToken stop)
    {
        var terms = await RealmTerms.Of(realm, books, settings, stop);
        var given = 0;
        var last = Guid.Empty;
        while (await Next(realm, last, stop) is { Count: > 0 } accounts)
        {
            var people = await ReadPeople.Read(db, realm, accounts, new Sources(), terms.Book, now, stop);
            foreach (var person in people.Values)
                Fold.Check(person, null, terms);
            if (people.Values.Where(person => person.Earned.Count + person.Unlocked.Count > 0).ToList() is { Count: > 0 } earners)
            {
                await WritePeople.Write(db, realm, earners, terms, now, stop);
                await stream.Record([.. earners.SelectMany(person => FollowUps.Of(person, realm, terms, now))], stop);
                given += earners.Sum(person => person.Earned.Count + person.Unlocked.Count);
            }
            last = accounts[^1].Value;
        }
        return given;
    }

    private Task<List<AccountId>> Next(RealmId realm, Guid after, CancellationToken stop) => db.Rows(
        $"""
        select p.account_id from progress_persons p where p.realm_id = $1 and p.account_id > $2
            and not exists (select from {FamiliesInSql.Silent} silent where silent.account_id = p.account_id)
        order by p.account_id limit $3
        """,
        row => new AccountId(row.GetGuid(0)), stop, realm.Value, after, AtOnce);
}
