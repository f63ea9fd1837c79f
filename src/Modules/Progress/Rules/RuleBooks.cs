using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Live;
using Questory.Platform.Outcomes;
using Questory.Progress.Achievements;
using Questory.Progress.Avatars;
using Questory.Progress.Challenges;
using Questory.Progress.Seasons;

namespace Questory.Progress.Rules;

/// <summary>Each realm's rule book, read once and dropped when the bus says that it changed.</summary>
public sealed class RuleBooks(IServiceScopeFactory scopes, Databases databases, Bus bus, TimeProvider time) : BackgroundService
{
    private const string Topic = "progress-rules";

    /// <summary>How stale a book may be on another node when a signal was lost.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<RealmId, (RuleBook Book, long ReadAt)> known = new();
    private readonly ConcurrentDictionary<(RealmId Realm, long Changes), Lazy<Task<RuleBook>>> reading = new();
    private long changes;

    internal async ValueTask<RuleBook> Of(RealmId realm, CancellationToken stop)
    {
        if (known.TryGetValue(realm, out var kept) && time.GetElapsedTime(kept.ReadAt) < Longest)
            return kept.Book;
        var (asked, seen) = (time.GetTimestamp(), Interlocked.Read(ref changes));
        var book = await ReadOnce(realm, seen).WaitAsync(stop);
        // What was read while somebody changed it serves this once, and is not kept.
        if (Interlocked.Read(ref changes) == seen)
            known[realm] = (book, asked);
        return book;
    }

    /// <summary>For those who change a rule, an achievement, an avatar, a challenge or a season: every node forgets the book as soon
    /// as that is committed.</summary>
    internal void ChangesWith(Work work, RealmId realm) => work.AfterCommit(() => Changed(realm));

    internal Task Changed(RealmId realm)
    {
        Forget(realm);
        return bus.Publish(Topic, realm.ToString());
    }

    private void Forget(RealmId realm)
    {
        Interlocked.Increment(ref changes);
        known.TryRemove(realm, out _);
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var ear = bus.Listen(Topic);
        try
        {
            while (true)
                if (await ear.Next(TimeSpan.FromHours(1), stop) is { } realm)
                    Forget(RealmId.From(Guid.Parse(realm)));
        }
        catch (OperationCanceledException) { }
    }

    // Many ask at the moment when a book has grown old: one reads for all who came before the next change.
    private async Task<RuleBook> ReadOnce(RealmId realm, long seen)
    {
        var once = reading.GetOrAdd((realm, seen), _ => new(() => Task.Run(() => Read(realm, CancellationToken.None))));
        try
        {
            return await once.Value;
        }
        finally
        {
            reading.TryRemove((realm, seen), out _);
        }
    }

    // In a scope of its own: the transaction that asks may yet be undone, and with it a rule it has just written. And beside
    // the pool of units of work: those that ask hold its connections while they wait for the book.
    private async Task<RuleBook> Read(RealmId realm, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<AppDb>(), time.GetUtcNow());
        db.Database.SetDbConnection(databases.Aside.CreateConnection(), contextOwnsConnection: true);
        var outcome = await scope.ServiceProvider.GetRequiredService<Work>().Read<RuleBook>(async () => new RuleBook(
            await db.Set<RewardRule>().AsNoTracking().Where(rule => rule.RealmId == realm).ToListAsync(stop),
            await db.Set<Achievement>().AsNoTracking().Where(achievement => achievement.RealmId == realm
                && (achievement.IsActive || db.Set<SeasonReward>().Any(reward => reward.AchievementId == achievement.Id))).ToListAsync(stop),
            await db.Set<Avatar>().AsNoTracking().Where(avatar => avatar.RealmId == realm
                && (avatar.IsActive || db.Set<SeasonReward>().Any(reward => reward.AvatarId == avatar.Id))).OrderBy(avatar => avatar.SortOrder).ToListAsync(stop),
            await db.Currencies(realm, stop),
            await db.Set<Challenge>().AsNoTracking().Where(challenge => challenge.RealmId == realm && challenge.IsActive && challenge.ExpiresAt > now).ToListAsync(stop),
            await db.Set<Season>().AsNoTracking().Where(season => season.RealmId == realm).ToListAsync(stop)), stop);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Problem!.Detail);
    }
}
