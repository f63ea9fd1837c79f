using Microsoft.EntityFrameworkCore;
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

    // What the slice being run may reach.
    private readonly AsyncLocal<string?> reach = new();

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

    public Task<Outcome<T>> Do<T>(string operation, object? request, Func<Task<Outcome<T>>> work, CancellationToken stop) =>
        !within.Value ? InTurn(() => Try(operation, request, work, stop), stop)
        : db.Reading is null ? Inner(work, stop)
        : throw new InvalidOperationException($"{operation} may write, and was run within a work that only reads.");

    /// <summary>A work that only reads opens no transaction: each statement sees the rows of its own moment either way, and tells
    /// in the same round trip who asks.</summary>
    public Task<Outcome<T>> Read<T>(Func<Task<Outcome<T>>> work, CancellationToken stop) =>
        within.Value ? Inner(work, stop) : InTurn(() => Look(work), stop);

    private async Task<Outcome<T>> InTurn<T>(Func<Task<Outcome<T>>> work, CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            within.Value = true;
            return await work();
        }
        finally
        {
            db.Introduced = null;
            turn.Release();
        }
    }

    private Task<Outcome<T>> Look<T>(Func<Task<Outcome<T>>> work)
    {
        db.ChangeTracker.Clear();
        db.Introduced = Introduction.Of(actor, Scope, time);
        return work();
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
        var outer = db.Introduced!.Scope;
        if (Scope == outer)
            return await work();
        await TellScope(Scope, stop);
        var outcome = await work();
        if (outcome.Ok && db.Reading is null)
            await db.SaveChangesAsync(stop);
        await TellScope(outer, stop);
        return outcome;
    }

    private async Task<Outcome<T>> Try<T>(string operation, object? request, Func<Task<Outcome<T>>> work, CancellationToken stop)
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
            await (db.Introduced = Introduction.Of(actor, Scope, time)).Tell(db, stop);
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

    private Task TellScope(string scope, CancellationToken stop)
    {
        db.Introduced = db.Introduced! with { Scope = scope };
        return db.Reading is null ? db.Scalar<string>("select set_config('app.scope', $1, true)", stop, scope) : Task.CompletedTask;
    }
}
