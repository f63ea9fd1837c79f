using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Live;
using Questory.Progress.Contracts;
using Questory.Progress.Rewards;

namespace Questory.Progress.Board;

/// <summary>The boards that somebody looks at, held in memory by every node and let go when nobody has looked for an hour.
/// What this node commits shows at once; what others commit, or what happens to a membership, within a twentieth of a second.</summary>
public sealed class Boards(IServiceScopeFactory scopes, Databases databases, Bus bus, TimeProvider time, ILogger<Boards> log) : BackgroundService
{
    private const string Topic = "progress-board";

    /// <summary>What the database tells when somebody joins, leaves, is suspended or comes back.</summary>
    private const string StandingTopic = "standing";

    private const string Everyone = "*";
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(30), Kept = TimeSpan.FromHours(1), Oldest = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<BoardKey, LiveBoard> boards = new();
    private readonly BoardRows rows = new(scopes, databases);

    /// <summary>Whose score has moved on which boards: on those of all XP and of some pathways; null, on any.</summary>
    private sealed record Signal(Guid Account, string[]? Pathways)
    {
        public bool Concerns(BoardKey key) => key.Pathway is not { } pathway || Pathways is null || Pathways.Contains(pathway.ToString());
    }

    internal ShownPeople People { get; } = new(databases);

    /// <summary>The board as it stands now.</summary>
    internal async Task<LiveBoard> Of(BoardKey key, CancellationToken stop)
    {
        var board = boards.GetOrAdd(key, unseen => new LiveBoard(unseen, time));
        await board.CatchUp((which, accounts) => rows.Read(which, accounts, stop));
        return board;
    }

    /// <summary>Moves people once the work by which their scores change is committed.</summary>
    internal void After(Work work, RealmId realm, IEnumerable<PersonState> people)
    {
        foreach (var person in people.Where(person => person.Lines.Count > 0))
            work.AfterCommit(() => Moved(realm, person));
    }

    private Task Moved(RealmId realm, PersonState person)
    {
        foreach (var line in person.Lines)
            foreach (var period in (Period[])[Period.All, Period.Week, Period.Month])
            {
                Add(BoardKey.At(realm, period, line.Cause.At), person.Account, line.Amount);
                if (line.Pathway is { } pathway)
                    Add(BoardKey.At(realm, period, line.Cause.At, pathway), person.Account, line.Amount);
            }
        People.Forget(realm, person.Account.Value);
        foreach (var (season, before, xp) in person.Seasons.Changed)
            Add(BoardKey.Of(season), person.Account, xp - before);
        return bus.Publish(Topic, $"{realm}:{person.Account}:{string.Join(',', person.Lines.Select(line => line.Pathway).OfType<Guid>().Distinct())}");
    }

    private void Add(BoardKey key, AccountId account, long xp)
    {
        if (boards.TryGetValue(key, out var board))
            board.Add(account.Value, xp);
    }

    /// <summary>To be called after the commit by which somebody shows otherwise than before.</summary>
    internal Task Turned(RealmId realm, AccountId account)
    {
        People.Forget(realm, account.Value);
        Await(realm.ToString(), [new(account.Value, null)]);
        return bus.Publish(Topic, $"{realm}:{account}");
    }

    /// <summary>To be called after the commit that has made the scores of many anew.</summary>
    internal Task Remade(RealmId realm)
    {
        Forget(realm.ToString());
        return bus.Publish(Topic, $"{realm}:{Everyone}");
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var scores = bus.Listen(Topic, 10_000);
        using var standing = bus.Listen(StandingTopic, 10_000);
        try
        {
            await Task.WhenAll(Hear(standing, Await, TimeSpan.Zero, stop), Hear(scores, Doubt, Gather, stop));
        }
        catch (OperationCanceledException) { }
    }

    // Signals are gathered for a moment, so that a thousand changes a second are read in twenty or thirty goes.
    private async Task Hear(Listener ear, Action<string, IReadOnlyCollection<Signal>> note, TimeSpan gather, CancellationToken stop)
    {
        while (true)
        {
            var signal = await ear.Next(TimeSpan.FromMinutes(1), stop);
            if (signal is not null && gather > TimeSpan.Zero)
                await Task.Delay(gather, stop);
            var signals = ear.Rest(signal);
            if (ear.Missed())
                boards.Clear();
            foreach (var realm in signals.Distinct().Select(s => s.Split(':')).GroupBy(s => s[0]))
                if (realm.Any(told => told[1] == Everyone))
                    Forget(realm.Key);
                else
                    note(realm.Key, [.. realm.Select(told => new Signal(Guid.Parse(told[1]), told.Length > 2 ? told[2].Split(',') : null))]);
            await KeepUp(stop);
        }
    }

    private async Task KeepUp(CancellationToken stop)
    {
        foreach (var (key, board) in boards)
            try
            {
                if (board.Idle > Kept)
                    boards.TryRemove(key, out _);
                else if (board.Age > Oldest)
                    await board.ReadAnew((which, accounts) => rows.Read(which, accounts, stop));
                else
                    await board.MakeSure((which, accounts) => rows.Read(which, accounts, stop));
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                log.LogError(failure, "A board could not be read; it is read anew when somebody looks.");
                boards.TryRemove(key, out _);
            }
    }

    private void Await(string realm, IReadOnlyCollection<Signal> signals) => InRealm(realm, board => board.Await(On(board, signals)));

    private void Doubt(string realm, IReadOnlyCollection<Signal> signals) => InRealm(realm, board => board.Doubt(On(board, signals)));

    private static IEnumerable<Guid> On(LiveBoard board, IReadOnlyCollection<Signal> signals) =>
        signals.Where(signal => signal.Concerns(board.Key)).Select(signal => signal.Account);

    private void Forget(string realm) => InRealm(realm, board => boards.TryRemove(board.Key, out _));

    private void InRealm(string realm, Action<LiveBoard> act)
    {
        boards.Values.Where(board => realm == Everyone || board.Key.Realm.ToString() == realm).ToList().ForEach(act);
    }
}
