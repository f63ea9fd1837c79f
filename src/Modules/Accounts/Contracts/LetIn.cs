using Npgsql;
using Questory.Accounts.Family;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Accounts.Contracts;

/// <summary>What a person does is kept only while they are let in, to the moment of the commit (AE-020). A request may have been let in
/// just before a guardian takes consent back: so whoever keeps a person's own deeds holds this lock and looks once more behind it, and
/// who shuts a person out takes it first. Then a deed is either committed before the guardian's word or refused after it.</summary>
public static class LetIn
{
    /// <summary>A subquery of those who may act, for a statement after <see cref="HoldLetIn"/>: <c>account_id</c>.</summary>
    public const string People = "(select id as account_id from accounts_people where is_active)";

    /// <summary>What is answered to who was let in, and no longer is.</summary>
    public static readonly Problem NoLonger = Outcome.Forbidden(Waiting.Code, "This account may not play for now: a parent or an admin has to let it in again.");

    /// <summary>As a statement of a larger batch; many hold it at once, and it ends with the work.</summary>
    public static NpgsqlBatch HoldLetIn(this NpgsqlBatch batch, IEnumerable<AccountId> people) =>
        batch.Add($"select pg_advisory_xact_lock_shared({Key}) from unnest($1::uuid[]) id", InOrder(people));

    /// <summary>One round trip: my values in this realm are mine to change (<see cref="PersonLock"/>), and I am still let in.</summary>
    public static async Task<Problem?> TakeMyTurn(this AppDb db, Actor actor, CancellationToken stop) =>
        (await db.TakeTurns(actor.Here, [actor.Me], stop)).Contains(actor.Me) ? null : NoLonger;

    /// <summary>The same for several people at once; answers those who are still let in.</summary>
    public static async Task<IReadOnlySet<AccountId>> TakeTurns(this AppDb db, RealmId realm, IReadOnlyCollection<AccountId> people, CancellationToken stop)
    {
        await using var batch = db.Batch().LockPeople(realm, people).HoldLetIn(people)
            .Add($"select me.account_id from {People} me where me.account_id = any($1)", people.Select(person => person.Value).ToArray());
        await using var row = await db.Read(batch, stop);
        await row.NextResultAsync(stop);
        await row.NextResultAsync(stop);
        var letIn = new HashSet<AccountId>();
        while (await row.ReadAsync(stop))
            letIn.Add(new(row.GetGuid(0)));
        return letIn;
    }

    /// <summary>One round trip: I am still let in. For deeds that wait for no turn; those that record an activity ask it last, since
    /// rewards take turns (<see cref="PersonLock"/>) and turns are taken before this lock everywhere.</summary>
    public static async Task<Problem?> StillLetIn(this AppDb db, Actor actor, CancellationToken stop)
    {
        await using var batch = db.Batch().HoldLetIn([actor.Me]).Add($"select from {People} me where me.account_id = $1", actor.Me.Value);
        await using var row = await db.Read(batch, stop);
        await row.NextResultAsync(stop);
        return await row.ReadAsync(stop) ? null : NoLonger;
    }

    /// <summary>What the house itself notes of a person (a sign-in, a wrong password) waits for whoever shuts them out as well, and then
    /// looks. Taken before their rows are held: who shuts out has this lock and wants the rows.</summary>
    internal static Task AwaitWord(this AppDb db, AccountId person, CancellationToken stop) =>
        db.Execute($"select pg_advisory_xact_lock_shared({Key}) from unnest($1::uuid[]) id", stop, InOrder([person]));

    /// <summary>Before anything else of the work that shuts people out: waits for what they are just doing, and makes what comes next
    /// wait for this.</summary>
    internal static Task WaitOut(this AppDb db, IEnumerable<AccountId> people, CancellationToken stop) =>
        db.Execute($"select pg_advisory_xact_lock({Key}) from unnest($1::uuid[]) id", stop, InOrder(people));

    private const string Key = "hashtextextended('accounts.let_in' || id::text, 0)";

    // Always in the same order: two works that want the same two people must not each hold one.
    private static Guid[] InOrder(IEnumerable<AccountId> people) => [.. people.Select(person => person.Value).Order()];
}
