using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Data;

/// <summary>One unit of work: a transaction that tells PostgreSQL who is asking, so that row-level security repeats
/// every filter. Committed only when the work answers a value; run again when it lost a race that is nobody's fault.</summary>
public sealed class Work(AppDb db, Actor actor, Idempotency idempotency, TimeProvider time)
{
    private const int Tries = 4;
    private readonly List<Func<Task>> beforeCommit = [], afterCommit = [];

    // The parts of a page load side by side; there is one connection, so their works take turns.
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly AsyncLocal<bool> within = new();

    // What the slice being run may reach, and what PostgreSQL has been told.
    private readonly AsyncLocal<string?> reach = new();
    private string told = "";

    private string Scope => actor.IsSystem ? "system" : actor.Company.Count > 0 ? "company" : reach.Value ?? "own";

    /// <summary>Does something once, when all else of the work is done: posting its mail.</summary>
    public void BeforeCommit(Func<Task> action) => beforeCommit.Add(action);

    /// <summary>Does now what waits for the commit, so that a savepoint around part of the work covers it too.</summary>
    internal async Task Settle()
    {
        // What is done here may want more done: a notice that goes by mail too.
        for (var i = 0; i < beforeCommit.Count; i++)
            await beforeCommit[i]();
        beforeCommit.Clear();
    }

    /// <summary>Part of the work was undone by its savepoint.</summary>
    internal void Forget() => beforeCommit.Clear();

    /// <summary>Does something that must not happen when the work is undone, such as telling other browsers.</summary>
    public void AfterCommit(Func<Task> action) => afterCommit.Add(action);

    public async Task<Outcome<T>> Do<T>(string operation, object? request, Func<Task<Outcome<T>>> work, CancellationToken stop)
    {
        if (within.Value)
            return await Inner(work, stop);
        await turn.WaitAsync(stop);
        try
        {
            within.Value = true;
            return await InTurn(operation, request, work, stop);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Runs what is no slice past all walls; whoever calls answers for every row it touches.</summary>
    public Task<T> AsSystem<T>(Func<Task<T>> works) => Within("system", works);

    /// <summary>All works of this call reach so far; null is a person's own reach.</summary>
    internal async Task<T> Within<T>(string? scope, Func<Task<T>> works)
    {
        reach.Value = scope;
        return await works();
    }

    // A slice within another's work has its own reach and gives back the other's.
    private async Task<Outcome<T>> Inner<T>(Func<Task<Outcome<T>>> work, CancellationToken stop)
    {
        var outer = told;
        if (Scope == outer)
            return await work();
        await TellScope(Scope, stop);
        var outcome = await work();
        if (outcome.Ok)
            await db.SaveChangesAsync(stop);
        await TellScope(outer, stop);
        return outcome;
    }

    private async Task<Outcome<T>> InTurn<T>(string operation, object? request, Func<Task<Outcome<T>>> work, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                var outcome = await Once(operation, request, work, stop);
                idempotency.Key = null; // a key names one write: a page's later reads must not be taken for repeats
                return outcome;
            }
            catch (Exception failure) when (attempt < Tries && Violations.IsLostRace(failure))
            {
                await Task.Delay(Random.Shared.Next(1, 10 * attempt), stop);
            }
            catch (Exception failure) when (Violations.Of(failure) is { } violation)
            {
                return violation;
            }
    }

    private async Task<Outcome<T>> Once<T>(string operation, object? request, Func<Task<Outcome<T>>> work, CancellationToken stop)
    {
        beforeCommit.Clear();
        afterCommit.Clear();
        db.ChangeTracker.Clear();
        Outcome<T> outcome;
        await using (var transaction = await db.Database.BeginTransactionAsync(stop))
        {
            await TellWhoAsks(stop);
            outcome = await idempotency.Once(operation, request, work, stop);
            if (outcome.Ok)
            {
                await Settle();
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
            }
            else
                await transaction.RollbackAsync(CancellationToken.None);
        }
        if (!outcome.Ok)
            db.ChangeTracker.Clear();
        else
            foreach (var action in afterCommit.ToArray())
                await action();
        return outcome;
    }

    private async Task TellWhoAsks(CancellationToken stop)
    {
        await using var tell = db.Command(
            "select set_config('app.account', $1, true), set_config('app.realm', $2, true), set_config('app.scope', $3, true), set_config('app.now', $4, true), set_config('app.people', $5, true)",
            actor.Account?.ToString() ?? "", actor.Realm?.Id.ToString() ?? "",
            told = Scope,
            time.GetUtcNow().ToString("O"), string.Join(' ', actor.Company.Keys));
        await tell.ExecuteNonQueryAsync(stop);
    }

    private Task TellScope(string scope, CancellationToken stop) => db.Scalar<string>("select set_config('app.scope', $1, true)", stop, told = scope);
}
