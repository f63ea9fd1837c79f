namespace Questory.Bench;

/// <summary>What the play loop and the journey cost in a world of a million learners and ten million XP lines, beside one of ten
/// thousand learners, in turn.</summary>
internal static class FlatCost
{
    private const int Playing = 2_000, Few = 10_000, Many = 1_000_000, LinesEach = 10;
    private const int Questions = 40;
    private const int Clients = 128;
    private const int Turns = 3;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10), Turn = TimeSpan.FromSeconds(5);

    private sealed record Side(BenchServer Server, Answers Answers, Walks Walks, List<Measured> Loops, List<Measured> Journeys) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var small = await Make(Few);
        await using var large = await Make(Many);
        for (var turn = 0; turn <= Turns; turn++)
            foreach (var side in (Side[])[large, small])
            {
                var takes = turn == 0 ? WarmUp : Turn;
                side.Loops.Add(await Processors.Spent(side.Server, takes, () => LoadClient.Run(side.Server.Address, Clients, takes, _ => side.Answers.Next())));
                side.Journeys.Add(await side.Walks.Run(Clients, takes));
            }
        var (loop, few) = (Measured.Median(large.Loops[1..]), Measured.Median(small.Loops[1..]));
        var (journey, short_) = (Measured.Median(large.Journeys[1..]), Measured.Median(small.Journeys[1..]));
        return
        [
            new($"play loop among {Many:N0} learners, {Many * LinesEach:N0} lines", loop.Load.PerSecond, "answers/s", $"among {Few:N0}", few.Load.PerSecond, 0.9),
            new("the same, processor of PostgreSQL", loop.Each.Database, "ms", $"among {Few:N0}", few.Each.Database),
            new($"learner journey among {Many:N0} learners", journey.Load.PerSecond / Walks.Calls, "journeys/s", $"among {Few:N0}", short_.Load.PerSecond / Walks.Calls, 0.9),
            new("the same, processor of PostgreSQL", journey.Each.Database * Walks.Calls, "ms", $"among {Few:N0}", short_.Each.Database * Walks.Calls),
        ];
    }

    private static async Task<Side> Make(int learners)
    {
        var server = await BenchServer.Start();
        var world = await PlayWorld.Make(server, Playing, Questions);
        await Crowd.Join(server, world.Realm, learners - Playing, learners == Many ? LinesEach : 1);
        return new(server, new(world, 0, Playing), await Walks.Make(server, Playing), [], []);
    }
}
