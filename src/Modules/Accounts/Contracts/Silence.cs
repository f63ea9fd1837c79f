using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Accounts.Contracts;

/// <summary>Nothing is written of a child whose consent was not given or was taken back (AE-020, AE-072), or who is deleted: not by the child, who is out,
/// and not by a teacher or admin either.</summary>
public static class Silence
{
    /// <summary>What is answered about such a child.</summary>
    public static readonly Problem NoConsent = Outcome.Conflict("consent_missing",
        "Nothing may be written about this child for now: its parent has not consented, has taken consent back, or has had it deleted.");

    /// <summary>For slices that change what a person has: refuses while the person is such a child.</summary>
    public static async Task<Problem?> IfSilent(this AppDb db, AccountId person, CancellationToken stop) =>
        (await db.Silent([person], stop)).Count > 0 ? NoConsent : null;

    /// <summary>Asks who of these people is such a child, as statements of a larger batch. Answers rows (account).</summary>
    public static NpgsqlBatch AskSilent(this NpgsqlBatch batch, IEnumerable<AccountId> people) =>
        batch.Add("select * from accounts_silent($1)", people.Select(person => person.Value).ToArray());

    // A parent who takes consent back meanwhile waits for this work to end, so that no line is younger than their word.
    internal static async Task<IReadOnlyCollection<AccountId>> Silent(this AppDb db, IReadOnlyCollection<AccountId> people, CancellationToken stop) =>
        await db.Rows("select * from accounts_silent($1)", row => new AccountId(row.GetGuid(0)), stop, people.Select(person => person.Value).ToArray());
}

/// <summary>Leaves such children out of what others' deeds write.</summary>
internal sealed class SilentChildren(AppDb db) : ISilence
{
    public Task<IReadOnlyCollection<AccountId>> Among(IReadOnlyCollection<AccountId> people, CancellationToken stop) => db.Silent(people, stop);
}
