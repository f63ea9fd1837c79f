namespace Questory.Bench;

/// <summary>A learner's way through a mission in ten calls: home, catalogue, mission page, start, read, answer, read, finish
/// (XP, badges, streak, board), review, progress. Everything on, each answer checked for its content.</summary>
internal static class Journey
{
    private const int Learners = 2_000;
    private const int Turns = 3;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    // Ten kinds of calls on every connection: their plans are kept and their code is compiled before the measured turns.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var server = await BenchServer.Start();
        await PlayWorld.Make(server, Learners, questions: 1);
        var walks = await Walks.Make(server, Learners);
        var figures = new List<Figure>();
        foreach (var clients in new[] { 32, 128 })
        {
            await walks.Run(clients, WarmUp);
            var turns = new List<Measured>();
            for (var turn = 0; turn < Turns; turn++)
                turns.Add(await walks.Run(clients, Turn));
            var (load, each) = Measured.Median(turns);
            figures.Add(new Figure($"learner journey of ten calls, {clients} clients", load.PerSecond / Walks.Calls, "journeys/s", Target: 370));
            figures.Add(new Figure($"learner journey p99 of a call, {clients} clients", load.P99, "ms"));
            figures.Add(new Figure($"learner journey, processor of host and client, {clients}", each.Host * Walks.Calls, "ms"));
            figures.Add(new Figure($"learner journey, processor of PostgreSQL, {clients}", each.Database * Walks.Calls, "ms"));
        }
        return figures;
    }
}
