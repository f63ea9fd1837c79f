using System.Net.Http.Json;
using System.Text.Json;

namespace Questory.Bench;

/// <summary>Learners on their way through one mission after the other, ten calls each, every answer checked for its content.</summary>
internal sealed class Walks
{
    public const int Calls = 10;
    private const int HowMany = 24;

    private readonly BenchServer server;
    private readonly int learners;
    private readonly Mission[] missions;
    private int begun;

    private Walks(BenchServer server, int learners, Mission[] missions) => (this.server, this.learners, this.missions) = (server, learners, missions);

    private sealed record Mission(string Slug, Guid Lesson, Guid Question);

    public static async Task<Walks> Make(BenchServer server, int learners)
    {
        var walks = new Walks(server, learners, await Missions(server));
        await server.Execute("vacuum analyze");
        return walks;
    }

    public Task<Measured> Run(int clients, TimeSpan turn)
    {
        var ways = new (int Number, int Call)[clients];
        Array.Fill(ways, (0, Calls));
        return Processors.Spent(server, turn, () => LoadClient.Run(server.Address, clients, turn, client =>
        {
            var (number, call) = ways[client];
            if (call == Calls)
                (number, call) = (Interlocked.Increment(ref begun) - 1, 0);
            ways[client] = (number, call + 1);
            return number >= learners * missions.Length ? null : Call(call, PlayWorld.CookieOf(number % learners), missions[number / learners]);
        }));
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

    private static async Task<Mission[]> Missions(BenchServer server)
    {
        using var author = server.Client("operator");
        var missions = new Mission[HowMany];
        for (var n = 0; n < HowMany; n++)
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
