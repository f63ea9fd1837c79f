using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Jobs;

/// <summary>Starts what is due. The job's row is locked while it runs, so of many nodes one runs it; the run and its
/// history line commit together, and a failed run is told in the line and tried at its next due moment.</summary>
public sealed class JobRunner(IServiceScopeFactory scopes, JobList jobs, TimeProvider time, ILogger<JobRunner> log) : BackgroundService
{
    /// <summary>How far the clocks of two nodes may differ.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(5);

    /// <summary>After so many parts of one job the others have their turn; it goes on at the next tick.</summary>
    private const int PartsInTurn = 100;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        // The first look waits for a tick too: while the house opens, whoever stands at the door goes first.
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(10));
        await Try(() => Schedule(stop), stop);
        while (await Tick(tick, stop))
            await Try(() => RunDue(stop), stop);
    }

    private async Task Try(Func<Task> action, CancellationToken stop)
    {
        try
        {
            await action();
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            log.LogError(failure, "Due jobs could not be run; trying again.");
        }
    }

    private static async Task<bool> Tick(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Runs every due job now; an admin's button and the tests use it too. Returns the names of those run.</summary>
    public async Task<IReadOnlyList<string>> RunDue(CancellationToken stop)
    {
        await Schedule(stop);
        var ran = new List<string>();
        foreach (var job in jobs.All)
            if (await RunParts(job, stop))
                ran.Add(job.Name);
        return ran;
    }

    private async Task<bool> RunParts(JobEntry job, CancellationToken stop)
    {
        for (var part = 0; part < PartsInTurn; part++)
            if (await RunIfDue(job, stop) is var ran and not Part.OneOfMore)
                return part > 0 || ran == Part.Last;
        return true;
    }

    // A job that is new here has its first turn at its next due moment, not at once.
    private async Task Schedule(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var names = jobs.All.Select(job => job.Name).ToArray();
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await scope.ServiceProvider.GetRequiredService<Work>().Do<Done>("schedule jobs", null, async () =>
        {
            await db.Execute("insert into platform_jobs (name, due_at) select * from unnest($1::text[], $2::timestamptz[]) on conflict do nothing",
                stop, names, jobs.All.Select(job => job.Schedule.Next(now)).ToArray());
            // A clock that was set back: what is due later than it ever can be would not be done until the clock has caught up.
            // Nodes whose clocks differ a little do not bring each other's turns forward.
            await db.Execute("update platform_jobs job set due_at = turn.at from unnest($1::text[], $2::timestamptz[]) turn (name, at) where job.name = turn.name and job.due_at > turn.at",
                stop, names, jobs.All.Select(job => job.Schedule.Next(now + Apart)).ToArray());
            return Outcome.Done;
        }, stop);
    }

    private enum Part { None, Last, OneOfMore }

    // None when it is not due or another node has it; what is one of more stays due.
    private async Task<Part> RunIfDue(JobEntry job, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var outcome = await scope.ServiceProvider.GetRequiredService<Work>().Do<Part>(job.Name, null, async () =>
        {
            var due = await db.Scalar<bool?>("select true from platform_jobs where name = $1 and due_at <= $2 for update skip locked", stop, job.Name, now);
            if (due is null)
                return Part.None;
            var (result, failed) = await Try(scope.ServiceProvider, job, db, stop);
            await db.Execute("update platform_jobs set due_at = $2, last_run_at = $3, last_result = left($4, 500), last_failed = $5 where name = $1",
                stop, job.Name, result.More ? now : job.Schedule.Next(now), now, result.Line, failed);
            return result.More ? Part.OneOfMore : Part.Last;
        }, stop);
        return outcome.Ok ? outcome.Value : Part.None;
    }

    private async Task<(JobResult Result, bool Failed)> Try(IServiceProvider services, JobEntry job, AppDb db, CancellationToken stop)
    {
        // A failure must not take the history line with it: only what the job did is undone.
        await db.Execute("savepoint job", stop);
        try
        {
            var result = await ((IJob)services.GetRequiredService(job.Job)).Run(stop);
            await services.GetRequiredService<Work>().Settle();
            await db.SaveChangesAsync(stop);
            return (result, false);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            log.LogError(failure, "The job {Job} failed.", job.Name);
            services.GetRequiredService<Work>().Forget();
            db.ChangeTracker.Clear();
            await db.Execute("rollback to savepoint job", stop);
            return (failure.Message, true);
        }
    }
}
