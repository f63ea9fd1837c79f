using System.Net.Http.Json;
using System.Text.Json;

namespace Questory.Bench;

/// <summary>A learner's way through a mission in ten calls: home, catalogue, mission page, start, read, answer, read, finish
/// (XP, badges, streak, board), review, progress. Everything on, each answer checked for its content.</summary>
internal static class Journey
{
    private const int Learners = 2_000;
    private const int Missions = 24;
    private const int Calls = 10;
    private const int Turns = 3;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    // Ten kinds of calls on every connection: their plans are kept and their code is compiled before the measured turns.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    private sealed record Mission(string Slug, Guid Lesson, Guid Question);

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var server = await BenchServer.Start();
        await PlayWorld.Make(server, Learners, questions: 1);
        var missions = await Make(server);
        await server.Execute("vacuum analyze");
        var begun = 0;
        var figures = new List<Figure>();
        foreach (var clients in new[] { 32, 128 })
        {
            var turns = new List<Measured>();
            for (var turn = 0; turn <= Turns; turn++)
            {
                var ways = new (int Number, int Call)[clients];
                Array.Fill(ways, (0, Calls));
                turns.Add(await Processors.Spent(server, turn == 0 ? WarmUp : Turn, () => LoadClient.Run(server.Address, clients, turn == 0 ? WarmUp : Turn, client =>
                {
                    var (number, call) = ways[client];
                    if (call == Calls)
                        (number, call) = (Interlocked.Increment(ref begun) - 1, 0);
                    ways[client] = (number, call + 1);
                    return number >= Learners * Missions ? null : Call(call, PlayWorld.CookieOf(number % Learners), missions[number / Learners]);
                })));
            }
            var (load, each) = Measured.Median(turns[1..]); // the first turn warms up
            figures.Add(new Figure($"learner journey of ten calls, {clients} clients", load.PerSecond / Calls, "journeys/s", Target: 370));
            figures.Add(new Figure($"learner journey p99 of a call, {clients} clients", load.P99, "ms"));
            figures.Add(new Figure($"learner journey, processor of host and client, {clients}", each.Host * Calls, "ms"));
            figures.Add(new Figure($"learner journey, processor of PostgreSQL, {clients}", each.Database * Calls, "ms"));
        }
        return figures;
    }

    private static (byte[], string)? Call(int call, string who, Mission mission)
    {
        var (realm, lesson) = ($"/api/realms/{PlayWorld.Slug}", $"/api/realms/{PlayWorld.Slug}/lessons/{mission.Lesson}");
        return call switch
        {
            0 => (LoadClient.Get($"{realm}/next", who), "\"course\""),
            1 => (LoadClient.Get($"{realm}/courses", who), mission.Slug),
            2 => (LoadClient.Get($"{realm}/courses/{mission.Slug}", who), mission.Lesson.ToString()),
            3 => (LoadClient.Put($"{realm}/courses/{mission.Slug}/enrolment", who), "in_progress"),
            4 or 6 => (LoadClient.Get(lesson, who), mission.Question.ToString()),
            5 => (LoadClient.Post($"{lesson}/questions/{mission.Question}/answers", who, """{"answer":true,"seconds":1}"""), "\"xp_earned\":10"),
            7 => (LoadClient.Put($"{lesson}/completion", who), "\"course_completed\":true"),
            8 => (LoadClient.Get($"{lesson}/answers", who), "\"xp_earned\":10"),
            _ => (LoadClient.Get($"{realm}/progress/me", who), "\"total_xp\""),
        };
    }

    private static async Task<Mission[]> Make(BenchServer server)
    {
        using var author = server.Client("operator");
        var missions = new Mission[Missions];
        for (var n = 0; n < Missions; n++)
        {
            var course = await Sent(author.PostAsJsonAsync($"/api/realms/{PlayWorld.Slug}/courses", new { title = $"Journey {n}", xp_reward = 50 }));
            var id = course.GetProperty("id").GetGuid();
            var lesson = (await Sent(author.PostAsJsonAsync($"/api/realms/{PlayWorld.Slug}/courses/{id}/lessons",
                new { title = "Only lesson", kind = "quiz", content = new { text = "Read this." } }))).GetProperty("id").GetGuid();
            var question = (await Sent(author.PostAsJsonAsync($"/api/realms/{PlayWorld.Slug}/lessons/{lesson}/questions",
                new { title = "Q", xp_reward = 10, body = new { kind = "true_false", prompt = new { text = "Is this a question?" }, answer = true } }))).GetProperty("id").GetGuid();
            (await author.PutAsync($"/api/realms/{PlayWorld.Slug}/courses/{id}/publication", null)).EnsureSuccessStatusCode();
            missions[n] = new(course.GetProperty("slug").GetString()!, lesson, question);
        }
        return missions;
    }

    private static async Task<JsonElement> Sent(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new InvalidOperationException(text);
    }
}
