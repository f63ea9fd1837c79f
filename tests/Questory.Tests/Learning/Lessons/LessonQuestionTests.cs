using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Lessons;

public sealed class LessonQuestionTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task Questions_are_ordered_reused_and_taken_out()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(2);
        var (one, two) = (course.Lessons[0], course.Lessons[1]);
        var (a, b, c) = (await room.Statement(one), await room.Statement(one), await room.Statement(one));
        var http = room.Teacher.Http;
        Assert.Equal(HttpStatusCode.NoContent, (await http.PutAsJsonAsync(room.Teacher.At($"/lessons/{one}/questions"), new { questions = new[] { c, a, b } })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await http.PutAsync(room.Teacher.At($"/lessons/{two}/questions/{a}"), null)).StatusCode);
        await http.PutAsync(room.Teacher.At($"/lessons/{two}/questions/{a}"), null).Refused(HttpStatusCode.Conflict, "already_there");
        await http.PutAsJsonAsync(room.Teacher.At($"/lessons/{one}/questions"), new { questions = new[] { c, a } }).Refused(HttpStatusCode.UnprocessableEntity, "questions");
        Assert.Equal(HttpStatusCode.NoContent, (await http.DeleteAsync(room.Teacher.At($"/lessons/{one}/questions/{a}"))).StatusCode);
        Assert.Equal([c, b], (await room.Teacher.Get($"/authoring/lessons/{one}")).GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("id").GetGuid()));
        Assert.Equal([a], (await room.Teacher.Get($"/authoring/lessons/{two}")).GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task An_answered_question_is_retired_not_deleted_and_no_longer_asked()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var (_, lesson, question) = await room.OneQuestion(learner);
        await learner.Answer(lesson, question, true);
        await room.Teacher.Http.DeleteAsync(room.Teacher.At($"/questions/{question}")).Refused(HttpStatusCode.Conflict, "has_answers");
        Assert.Equal(HttpStatusCode.NoContent, (await room.Teacher.Http.PutAsync(room.Teacher.At($"/questions/{question}/retirement"), null)).StatusCode);
        Assert.Empty((await learner.Get($"/lessons/{lesson}")).GetProperty("questions").EnumerateArray());
        await learner.SendAnswer(lesson, question, true).Refused(HttpStatusCode.Conflict, "question_retired");
        Assert.Equal(HttpStatusCode.NoContent, (await room.Teacher.Http.DeleteAsync(room.Teacher.At($"/questions/{question}/retirement"))).StatusCode);
        Assert.Single((await learner.Get($"/lessons/{lesson}")).GetProperty("questions").EnumerateArray());
    }

    [Fact]
    public async Task The_question_list_pages_filters_and_searches()
    {
        var room = await Classroom.In(world, "campus");
        var course = await room.Course();
        for (var i = 0; i < 5; i++)
            await room.Question(course.Lessons[0], new
            {
                title = $"Number {i}", bank = "Maths/Numbers", tags = new[] { i % 2 == 0 ? "even" : "odd" },
                body = new { kind = "numeric", prompt = new { text = $"How much is {i}?" }, accepted = new[] { new { number = i } } },
            });
        var first = await room.Teacher.Get("/questions?bank=Maths/Numbers&limit=3");
        var next = await room.Teacher.Get($"/questions?bank=Maths/Numbers&limit=3&cursor={first.GetProperty("next").GetString()}");
        Assert.Equal(["Number 4", "Number 3", "Number 2"], Titles(first));
        Assert.Equal(["Number 1", "Number 0"], Titles(next));
        Assert.Equal(JsonValueKind.Null, next.GetProperty("next").ValueKind);
        Assert.Equal(["Number 3", "Number 1"], Titles(await room.Teacher.Get("/questions?tag=odd")));
        Assert.Equal(["Number 2"], Titles(await room.Teacher.Get("/questions?search=MUCH IS 2")));
        Assert.Contains((await room.Teacher.Get("/question-banks")).EnumerateArray(), bank => bank.GetProperty("path").GetString() == "Maths/Numbers" && bank.GetProperty("questions").GetInt32() == 5);
        await room.Teacher.Http.GetAsync(room.Teacher.At("/questions?cursor=rubbish")).Refused(HttpStatusCode.UnprocessableEntity, "cursor");
    }

    private static IEnumerable<string> Titles(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(q => q.GetProperty("title").GetString()!);
}
