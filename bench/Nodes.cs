using System.Net;
using System.Text.Json;

namespace Questory.Bench;

/// <summary>One, two and four nodes on one PostgreSQL, each learner's requests spread over all of them in turn as a balancer would:
/// every answer counts once, and all nodes tell the same board.</summary>
internal static class Nodes
{
    private const int Learners = 2_000;
    private const int Clients = 64;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4), Turn = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var server = await BenchServer.Start();
        var world = await PlayWorld.Make(server, Learners, questions: 60);
        var answers = new Answers(world, 0, Learners);
        var figures = new List<Figure>();
        var alone = 0.0;
        foreach (var nodes in new[] { 1, 2, 4 })
        {
            var others = new List<BenchNode>();
            while (others.Count < nodes - 1)
                others.Add(await server.AnotherNode());
            IPEndPoint[] addresses = [server.Address, .. others.Select(node => node.Address)];
            await Play(addresses, WarmUp, answers);
            var rate = await Play(addresses, Turn, answers);
            await Agree(server, addresses, answers.Sent);
            foreach (var node in others)
                await node.DisposeAsync();
            alone = nodes == 1 ? rate : alone;
            figures.Add(new Figure($"play loop over {nodes} node(s) on one machine", rate, "answers/s", "one node", alone));
        }
        return figures;
    }

    private static async Task<double> Play(IPEndPoint[] addresses, TimeSpan turn, Answers answers) =>
        (await Task.WhenAll(addresses.Select(address => LoadClient.Run(address, Clients / addresses.Length, turn, _ => answers.Next())))).Sum(load => load.PerSecond);

    // A moment after the last answer: nothing lost, nothing twice, and one board.
    private static async Task Agree(BenchServer server, IPEndPoint[] addresses, int sent)
    {
        await Task.Delay(300);
        if (await server.Scalar<long>("select sum(total_xp)::bigint from progress_persons") is var sum && sum != sent * 10L)
            throw new InvalidOperationException($"{sent} answers should have given {sent * 10L} XP, and have given {sum}.");
        for (var learner = 0; learner < Learners; learner += 200)
        {
            var told = new HashSet<string>();
            foreach (var address in addresses)
            {
                using var client = BenchServer.Client(address, PlayWorld.CookieOf(learner));
                var board = JsonElement.Parse(await client.GetStringAsync($"/api/realms/{PlayWorld.Slug}/progress/leaderboard"));
                told.Add(board.GetProperty("entries").GetRawText() + board.GetProperty("me").GetRawText());
            }
            if (told.Count > 1)
                throw new InvalidOperationException("The nodes tell different boards: " + string.Join(" | ", told));
        }
    }
}
