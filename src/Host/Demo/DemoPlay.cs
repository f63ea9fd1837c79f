using System.Text.Json;
using Questory.Platform.Time;

namespace Questory.Host.Demo;

/// <summary>One visit to a demo realm: who comes when and does what. Read from <c>history.json</c>.</summary>
/// <param name="Ago">Days before today, 1 to 13.</param>
/// <param name="At">Time of the day, UTC.</param>
/// <param name="Course">Slug of the course to go on with; null for none.</param>
/// <param name="Lessons">How many of its lessons are finished this time, from the next one on.</param>
/// <param name="Stumbles">Every how-manieth question is answered wrong at first; 0 for none.</param>
/// <param name="Claims">Rewards that wait are fetched, and notices read.</param>
/// <param name="Buys">Slug of an avatar that is bought and worn.</param>
internal sealed record DemoVisit(
    int Ago, TimeOnly At, string Who, string? Course = null, int Lessons = 1, int Stumbles = 0, bool Claims = false, string? Buys = null);

/// <summary>Plays visits through the API, with the time that people take.</summary>
internal sealed class DemoPlay(TestClock clock, Func<string, DemoBrowser> browserOf, DemoBrowser author)
{
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(95);
    private readonly Dictionary<string, JsonElement[]> written = [];
    private int asked;

    public async Task Live(DemoVisit visit)
    {
        var me = browserOf(visit.Who);
        if (visit.Course is { } course)
            await Learn(me, course, visit.Lessons, visit.Stumbles);
        if (visit.Claims)
            await Claim(me);
        if (visit.Buys is { } avatar)
            await Dress(me, avatar);
    }

    private async Task Learn(DemoBrowser me, string course, int lessons, int stumbles)
    {
        await me.Put($"/courses/{course}/enrolment");
        var all = (await me.Get($"/courses/{course}")).GetProperty("lessons").EnumerateArray();
        foreach (var next in all.Where(lesson => Word(lesson, "state") != "done").Take(lessons))
        {
            var address = "/lessons/" + Word(next, "id");
            await me.Get(address);
            clock.Advance(Reading);
            foreach (var question in await Questions(address))
                await Answer(me, $"{address}/questions/{Word(question, "id")}/answers", question.GetProperty("body"), stumbles > 0 && ++asked % stumbles == 0);
            await me.Put(address + "/completion");
        }
    }

    private async Task<JsonElement[]> Questions(string lesson) => written.TryGetValue(lesson, out var known) ? known
        : written[lesson] = [.. (await author.Get("/authoring" + lesson)).GetProperty("questions").EnumerateArray()];

    private async Task Answer(DemoBrowser me, string there, JsonElement body, bool wrongFirst)
    {
        foreach (var right in wrongFirst ? new[] { false, true } : [true])
        {
            if (KnownAnswers.Of(body, right) is not { } answer)
                continue;
            var seconds = 14 + asked * 7 % 25;
            clock.Advance(TimeSpan.FromSeconds(seconds));
            await me.Post(there, new { answer, seconds });
        }
    }

    private static async Task Claim(DemoBrowser me)
    {
        foreach (var challenge in (await me.Get("/progress/challenges")).EnumerateArray())
            if (challenge.GetProperty("completed_at").ValueKind != JsonValueKind.Null && challenge.GetProperty("claimed_at").ValueKind == JsonValueKind.Null)
                await me.Put($"/progress/challenges/{Word(challenge, "id")}/claim");
        await me.Put("/notices/reading");
        var season = await me.Get("/progress/seasons/current");
        foreach (var level in season.GetProperty("levels").EnumerateArray().Where(level => Word(level, "state") == "claimable"))
            await me.Put($"/progress/seasons/{Word(season, "id")}/rewards/{level.GetProperty("level").GetInt32()}/claim");
    }

    private static async Task Dress(DemoBrowser me, string slug)
    {
        var avatar = (await me.Get("/progress/avatars")).EnumerateArray().First(one => Word(one, "slug") == slug);
        if (!avatar.GetProperty("is_owned").GetBoolean())
            await me.Post($"/progress/avatars/{Word(avatar, "id")}/purchase");
        await me.Put($"/progress/avatars/{Word(avatar, "id")}/wearing");
    }

    private static string Word(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
