namespace Questory.Bench;

/// <summary>What each reading call and page of a learner costs: rate at 16 clients, and the processor time of host (with the load
/// client) and database. The table to look into before making anything faster.</summary>
internal static class Calls
{
    private const int Learners = 2_000;
    private const int Clients = 16;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2), Turn = TimeSpan.FromSeconds(3);

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var server = await BenchServer.Start();
        var world = await PlayWorld.Make(server, Learners, questions: 3);
        var (realm, pages) = ($"/api/realms/{PlayWorld.Slug}", $"/r/{PlayWorld.Slug}");
        await PlayedOnce(server, world);
        var figures = new List<Figure>();
        foreach (var (name, path, isPage, content) in (IEnumerable<(string, string, bool, string)>)
        [
            ("who am I", $"/api/account", false, "Learner"),
            ("next", $"{realm}/next", false, "\"course\""),
            ("courses", $"{realm}/courses", false, "bench-mission"),
            ("course", $"{realm}/courses/bench-mission", false, world.Lesson.ToString()),
            ("lesson", $"{realm}/lessons/{world.Lesson}", false, world.Questions[0].ToString()),
            ("review", $"{realm}/lessons/{world.Lesson}/answers", false, world.Questions[0].ToString()),
            ("progress", $"{realm}/progress/me", false, "\"total_xp\""),
            ("leaderboard", $"{realm}/progress/leaderboard", false, "\"rank\""),
            ("home page", $"{pages}/home", true, "class=\"skip\""),
            ("lesson page", $"{pages}/lessons/{world.Lesson}", true, "class=\"skip\""),
            ("leaderboard page", $"{pages}/leaderboard", true, "class=\"skip\""),
        ])
        {
            var learner = 0;
            async Task<Load> Run(TimeSpan turn) => await LoadClient.Run(server.Address, Clients, turn, _ =>
            {
                var who = PlayWorld.CookieOf(Interlocked.Increment(ref learner) % Learners);
                return (isPage ? LoadClient.GetPage(path, who) : LoadClient.Get(path, who), content);
            });
            await Run(Warm);
            var (load, each) = await Processors.Spent(server, Turn, () => Run(Turn));
            figures.Add(new Figure($"call {name}", load.PerSecond, "calls/s"));
            figures.Add(new Figure($"call {name}, processor of host and client", each.Host, "ms"));
            figures.Add(new Figure($"call {name}, processor of PostgreSQL", each.Database, "ms"));
        }
        return figures;
    }

    // Everybody has answered a question, so that boards and reviews are not empty.
    private static async Task PlayedOnce(BenchServer server, PlayWorld world)
    {
        var learner = -1;
        await LoadClient.Run(server.Address, Clients, TimeSpan.FromMinutes(5), _ => Interlocked.Increment(ref learner) is < Learners and var number
            ? (LoadClient.Post($"/api/realms/{PlayWorld.Slug}/lessons/{world.Lesson}/questions/{world.Questions[0]}/answers", PlayWorld.CookieOf(number), """{"answer":true,"seconds":3}"""), "\"xp_earned\":10")
            : null);
        await server.Execute("vacuum analyze");
    }
}
