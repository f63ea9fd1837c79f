using System.Net;
using Npgsql;

namespace Questory.Bench;

/// <summary>Answers per second: the whole loop (session, permission, lesson, marking, attempt, activity, XP, level, streak,
/// counters, criteria, board) under row-level security, against <see cref="BareAnswer"/>; in turn, A B A B, medians.</summary>
internal static class PlayLoop
{
    private const int Learners = 4_000;
    private const int Questions = 60;
    private const int Turns = 3;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12), Turn = TimeSpan.FromSeconds(4);

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var server = await BenchServer.Start();
        var world = await PlayWorld.Make(server, Learners, Questions);
        await using var source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(server.Databases.ConnectionString)
        {
            MaxAutoPrepare = 50, AutoPrepareMinUsages = 1, NoResetOnClose = true, MaxPoolSize = 40,
        }.ConnectionString).Build();
        var (bare, bareAddress) = await BareAnswer.Start(source, world);
        await using var _ = bare;

        var figures = new List<Figure>();
        var (lower, upper) = (new Answers(world, 0, Learners / 2), new Answers(world, Learners / 2, Learners / 2));
        foreach (var clients in new[] { 32, 128 })
        {
            var (product, bareTurns) = (new List<Measured>(), new List<Measured>());
            for (var turn = 0; turn <= Turns; turn++)
            {
                product.Add(await Play(server.Address, turn, lower.Next));
                bareTurns.Add(await Play(bareAddress, turn, () => upper.Next((learner, question) => LoadClient.Post("/bare", PlayWorld.CookieOf(learner), $"{learner} {question}"))));
            }
            // The first turn of each warms up: what is compiled on the way is no cost of an answer.
            var (mine, limit) = (Measured.Median(product[1..]), Measured.Median(bareTurns[1..]));
            figures.Add(new Figure($"play loop, {clients} clients", mine.Load.PerSecond, "answers/s", "bare handler, same rows in one round trip", limit.Load.PerSecond, 0.6));
            figures.Add(new Figure($"play loop p99 / median, {clients} clients", mine.Load.P99 / mine.Load.Median, "ratio", null, null, 10, AtMost: true));
            figures.Add(new Figure($"play loop p99, {clients} clients", mine.Load.P99, "ms", "bare handler", limit.Load.P99));
            figures.Add(new Figure($"play loop, processor of host and client, {clients}", mine.Each.Host, "ms", "bare handler", limit.Each.Host));
            figures.Add(new Figure($"play loop, processor of PostgreSQL, {clients}", mine.Each.Database, "ms", "bare handler", limit.Each.Database));

            Task<Measured> Play(IPEndPoint address, int turn, Func<(byte[], string)?> next)
            {
                var takes = turn == 0 ? WarmUp : Turn;
                return Processors.Spent(server, takes, () => LoadClient.Run(address, clients, takes, _ => next()));
            }
        }
        return figures;
    }
}
