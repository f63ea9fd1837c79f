using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning;

/// <summary>A teacher at work, in a few words: courses, lessons and questions made through the API.</summary>
internal sealed class Classroom(TestPerson teacher)
{
    public TestPerson Teacher => teacher;

    public static async Task<Classroom> In(TestWorld world, string realm = "kids") => new(await world.People.NewTeacher(realm));

    public sealed record MadeCourse(Guid Id, string Slug, IReadOnlyList<Guid> Lessons);

    /// <summary>A topic of this slug, which is its name too.</summary>
    public async Task<Guid> Topic(string slug) => (await Made(await teacher.Http.PostAsJsonAsync(teacher.At("/topics"), new { name = slug, slug }))).GetProperty("id").GetGuid();

    /// <summary>A published course with so many lessons without questions.</summary>
    public async Task<MadeCourse> Course(int lessons = 1, object? extra = null, bool publish = true)
    {
        var title = $"Course {Guid.NewGuid():N}"[..20];
        var body = JsonSerializer.SerializeToNode(new { title, kind = "mission", difficulty = "easy" })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(extra ?? new { })!.AsObject())
            body[name] = value?.DeepClone();
        var made = await Made(await teacher.Http.PostAsJsonAsync(teacher.At("/courses"), body));
        var id = made.GetProperty("id").GetGuid();
        var ids = new List<Guid>();
        for (var i = 1; i <= lessons; i++)
            ids.Add(await Lesson(id, $"Lesson {i}"));
        if (publish)
            Assert.Equal(HttpStatusCode.NoContent, (await teacher.Http.PutAsync(teacher.At($"/courses/{id}/publication"), null)).StatusCode);
        return new MadeCourse(id, made.GetProperty("slug").GetString()!, ids);
    }

    public async Task<Guid> Lesson(Guid course, string title = "A lesson", string kind = "reading") =>
        (await Made(await teacher.Http.PostAsJsonAsync(teacher.At($"/courses/{course}/lessons"), new { title, kind, content = new { text = "Read **this**." } })))
        .GetProperty("id").GetGuid();

    /// <summary>A statement that is true.</summary>
    public Task<Guid> Statement(Guid lesson, int xp = 10, string? hint = null, int hintCost = 0, string? explanation = null) =>
        Question(lesson, new
        {
            title = "A statement", xp_reward = xp, hint_text = hint, hint_cost = hintCost,
            body = new { kind = "true_false", prompt = new { text = "Ice is frozen water." }, answer = true, explanation = explanation is null ? null : new { text = explanation } },
        });

    public async Task<Guid> Question(Guid lesson, object question) =>
        (await Made(await teacher.Http.PostAsJsonAsync(teacher.At($"/lessons/{lesson}/questions"), question))).GetProperty("id").GetGuid();

    /// <summary>A published course of one lesson with one statement, started by the learner.</summary>
    public async Task<(MadeCourse Course, Guid Lesson, Guid Question)> OneQuestion(TestPerson learner, int xp = 10, string? hint = null, int hintCost = 0)
    {
        var course = await Course();
        var question = await Statement(course.Lessons[0], xp, hint, hintCost, "Water freezes at 0 °C.");
        await learner.Start(course.Slug);
        return (course, course.Lessons[0], question);
    }

    public static async Task<JsonElement> Made(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return JsonElement.Parse(text);
    }
}

/// <summary>A learner at work.</summary>
internal static class Learning
{
    public static async Task<JsonElement> Start(this TestPerson learner, string course) =>
        await Classroom.Made(await learner.Http.PutAsync(learner.At($"/courses/{course}/enrolment"), null));

    public static Task<HttpResponseMessage> SendAnswer(
        this TestPerson learner, Guid lesson, Guid question, object? answer, int? seconds = null, string? key = null) =>
        learner.Http.PostAsJsonAsync(learner.At($"/lessons/{lesson}/questions/{question}/answers"), new { answer, seconds, client_key = key });

    public static async Task<JsonElement> Answer(this TestPerson learner, Guid lesson, Guid question, object? answer, int? seconds = null, string? key = null) =>
        await Classroom.Made(await learner.SendAnswer(lesson, question, answer, seconds, key));

    public static Task<HttpResponseMessage> SendFinish(this TestPerson learner, Guid lesson) =>
        learner.Http.PutAsync(learner.At($"/lessons/{lesson}/completion"), null);

    public static async Task<JsonElement> Finish(this TestPerson learner, Guid lesson) => await Classroom.Made(await learner.SendFinish(lesson));

    public static async Task<JsonElement> Get(this TestPerson person, string path) => await Classroom.Made(await person.Http.GetAsync(person.At(path)));

    public static async Task<HttpStatusCode> Status(this TestPerson person, string path) => (await person.Http.GetAsync(person.At(path))).StatusCode;

    /// <summary>My record in a course, as the course page shows it.</summary>
    public static async Task<JsonElement> Mine(this TestPerson learner, string course) =>
        (await learner.Get($"/courses/{course}")).GetProperty("course").GetProperty("mine");

    public static async Task<long> Xp(this TestPerson learner) => (await learner.Get("/progress/me")).GetProperty("progress").GetProperty("total_xp").GetInt64();

    public static async Task<long> Coins(this TestPerson learner) =>
        (await learner.Get("/progress/me")).GetProperty("balances").TryGetProperty("coins", out var coins) ? coins.GetInt64() : 0;

    /// <summary>The one field that a refusal with 422 names, or one of them.</summary>
    public static async Task Refused(this Task<HttpResponseMessage> sending, HttpStatusCode status, string? fieldOrCode = null)
    {
        var answer = await sending;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        if (fieldOrCode is null)
            return;
        var problem = JsonElement.Parse(text);
        var named = problem.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(e => e.Name).ToList() : [];
        Assert.True(named.Contains(fieldOrCode) || problem.GetProperty("code").GetString() == fieldOrCode, text);
    }
}
