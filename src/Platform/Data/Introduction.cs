using Npgsql;
using Questory.Platform.Access;

namespace Questory.Platform.Data;

/// <summary>What PostgreSQL is told before it is asked anything, so that row-level security repeats every filter: who asks, in
/// which realm, how far they reach (<see cref="ReachAttribute"/>), when, and for a group commit whose rows these are.</summary>
internal sealed record Introduction(string Account, string Realm, string Scope, string Now, string People)
{
    private const string Told =
        "select set_config('app.account', $1, true), set_config('app.realm', $2, true), set_config('app.scope', $3, true), set_config('app.now', $4, true), set_config('app.people', $5, true)";

    // A read that writes is a bug, and PostgreSQL refuses it.
    private const string ToldToRead = Told + ", set_config('transaction_read_only', 'on', true)";

    public static Introduction Of(Actor actor, string scope, TimeProvider time) => new(
        actor.Account?.ToString() ?? "", actor.Realm?.Id.ToString() ?? "", scope, time.GetUtcNow().ToString("O"), string.Join(' ', actor.Company.Keys));

    public static Introduction OfCompany(RealmId realm, IEnumerable<Guid> people, TimeProvider time) =>
        new("", realm.ToString(), "company", time.GetUtcNow().ToString("O"), string.Join(' ', people.Distinct()));

    /// <summary>Once, at the beginning of a transaction.</summary>
    public async Task Tell(AppDb db, CancellationToken stop)
    {
        await using var tell = db.Command(Told, Account, Realm, Scope, Now, People);
        await tell.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Ahead of statements that only read: a batch outside of a transaction is one of its own.</summary>
    public NpgsqlBatch Ahead(NpgsqlBatch batch) => batch.Add(ToldToRead, Account, Realm, Scope, Now, People);
}
