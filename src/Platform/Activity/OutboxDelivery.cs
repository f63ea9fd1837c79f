using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Live;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Activity;

/// <summary>Delivers waiting activities to their soon-reactions: any number of nodes share the line by
/// <c>for update skip locked</c>; a failed one waits 2, 4, 8 … seconds, at most an hour, and is set aside after 12 tries.</summary>
public sealed class OutboxDelivery(IServiceScopeFactory scopes, Bus bus, TimeProvider time, ILogger<OutboxDelivery> log) : BackgroundService
{
    private const int MaxTries = 12;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var woken = bus.Listen(Outbox.WakeTopic);
        while (await woken.WaitAny(Look, stop))
            try
            {
                while (await DeliverOne(stop)) { }
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                log.LogError(failure, "The outbox could not be read; trying again.");
            }
    }

    /// <summary>Delivers everything that is due and returns how many; tests and the "run due jobs" button use it.</summary>
    public async Task<int> DeliverAll(CancellationToken stop)
    {
        var delivered = 0;
        while (await DeliverOne(stop))
            delivered++;
        return delivered;
    }

    private async Task<bool> DeliverOne(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<Actor>().BecomeSystem();
        var db = services.GetRequiredService<AppDb>();
        Entry? taken = null;
        try
        {
            var outcome = await services.GetRequiredService<Work>().Do<bool>("deliver outbox", null, async () =>
            {
                taken = await Take(db, services.GetRequiredService<ActivityList>(), stop);
                if (taken is null)
                    return false;
                var reaction = services.GetRequiredService<IReadOnlyList<ISoonReaction>>().FirstOrDefault(r => r.Name == taken.Reaction);
                if (reaction is not null)
                    await reaction.React(taken.Activity, stop);
                await db.Execute("delete from platform_outbox where account_id = $1 and id = $2", stop, taken.Activity.Account.Value, taken.Id);
                return true;
            }, stop);
            if (!outcome.Ok)
                throw new InvalidOperationException($"The reaction broke a rule of the database: {outcome.Problem.Detail}");
            return outcome.Value;
        }
        catch (Exception failure) when (taken is not null && !stop.IsCancellationRequested)
        {
            log.LogWarning(failure, "{Reaction} failed on {Activity}; it will be tried again.", taken.Reaction, taken.Activity);
            await SetBack(taken, failure, stop);
            return true;
        }
    }

    private sealed record Entry(Guid Id, string Reaction, Activity Activity);

    private async Task<Entry?> Take(AppDb db, ActivityList types, CancellationToken stop) => (await db.Rows("""
        select id, reaction, account_id, realm_id, activity_id, activity_at, verb, object_kind, object_id, label, facts::text
        from platform_outbox where due_at <= $1 and failed_at is null
        order by due_at limit 1 for update skip locked
        """, row => new Entry(row.GetGuid(0), row.GetString(1), new Activity(
            row.GetGuid(4), new RealmId(row.GetGuid(3)), new AccountId(row.GetGuid(2)),
            types.Find(row.GetString(6), row.GetString(7)) ?? new ActivityType(row.GetString(6), row.GetString(7), ""),
            row.GetGuid(8), row.GetString(9), row.GetFieldValue<DateTimeOffset>(5), Facts.FromJson(row.GetString(10)))),
        stop, time.GetUtcNow())).FirstOrDefault();

    private async Task SetBack(Entry entry, Exception failure, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await scope.ServiceProvider.GetRequiredService<Work>().Do<Done>("set back outbox", null, async () =>
        {
            await db.Execute("""
                update platform_outbox set tries = tries + 1, last_error = left($3, 500),
                    due_at = $4::timestamptz + least(3600, power(2, tries + 1)) * interval '1 second',
                    failed_at = case when tries + 1 >= $5 then $4::timestamptz end
                where account_id = $1 and id = $2
                """, stop, entry.Activity.Account.Value, entry.Id, failure.Message, time.GetUtcNow(), MaxTries);
            return Outcome.Done;
        }, stop);
    }
}
