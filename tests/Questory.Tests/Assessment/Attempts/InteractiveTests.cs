using System.Net;
using System.Text.Json;
using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Tests.Assessment.Attempts;

/// <summary>The kind `interactive`: called so everywhere, answered and compared by the kind its rule names.</summary>
public sealed class InteractiveTests(TestWorld world) : IClassFixture<TestWorld>
{
    private static readonly object Sorting = new
    {
        title = "Train the sorter", xp_reward = 10,
        body = new
        {
            kind = "interactive", prompt = new { text = "Drag the steps into order." }, explanation = new { text = "Data comes first." },
            rule = new { kind = "ordering", items = new[] { "collect", "train", "try" }.Select(text => new { text = new { text } }).ToArray() },
        },
    };

    [Fact, Row("AE-056"), Row("AE-057")]
    public async Task It_is_shown_without_its_order_and_right_only_in_that_order()
    {
        var (learner, lesson, question) = await Playing(Sorting);
        var text = (await learner.Get($"/lessons/{lesson}")).GetProperty("questions")[0].GetRawText();
        var face = JsonElement.Parse(text);
        Assert.Equal(("interactive", "ordering"), (face.GetProperty("kind").GetString(), face.GetProperty("rule").GetString()));
        Assert.DoesNotContain("Data comes first", text);
        string Id(string item) => face.GetProperty("options").EnumerateArray()
            .Single(option => option.GetProperty("text").GetProperty("text").GetString() == item).GetProperty("id").GetString()!;

        var wrong = await learner.Answer(lesson, question, new[] { Id("try"), Id("train"), Id("collect") });
        Assert.Equal(("wrong", 0), (Verdict(wrong), wrong.GetProperty("xp_earned").GetInt32()));
        Assert.Equal("Data comes first.", wrong.GetProperty("judgement").GetProperty("explanation").GetProperty("text").GetString());
        var right = await learner.Answer(lesson, question, new[] { Id("collect"), Id("train"), Id("try") });
        Assert.Equal(("right", 10), (Verdict(right), right.GetProperty("xp_earned").GetInt32()));
    }

    [Theory, Row("AE-057")]
    [InlineData("\"yes\"", "answer")]
    [InlineData("{}", "answer")]
    [InlineData("[\"nothing\",\"like\",\"it\"]", "answer[0]")]
    public async Task Another_shape_than_its_rule_wants_is_refused_and_nothing_is_kept(string answer, string field)
    {
        var (learner, lesson, question) = await Playing(Sorting);
        await learner.SendAnswer(lesson, question, JsonElement.Parse(answer)).Refused(HttpStatusCode.UnprocessableEntity, field);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from assessment_answers where account_id = $1", learner.Id.Value));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from assessment_attempts where account_id = $1", learner.Id.Value));
    }

    [Theory, Row("AE-057")]
    [InlineData("""{"kind":"numeric","accepted":[{"number":5,"tolerance":1}]}""", "6", "7")]
    [InlineData("""{"kind":"short_answer","accepted":[{"text":"robot*"}]}""", "\"Robots\"", "\"cats\"")]
    [InlineData("""{"kind":"true_false","answer":true}""", "true", "false")]
    public async Task Each_rule_compares_as_its_kind_does(string rule, string right, string wrong)
    {
        var (learner, lesson, question) = await Playing(new { title = "Do it", body = new { kind = "interactive", prompt = new { text = "Do." }, rule = JsonElement.Parse(rule) } });
        Assert.Equal("wrong", Verdict(await learner.Answer(lesson, question, JsonElement.Parse(wrong))));
        Assert.Equal("right", Verdict(await learner.Answer(lesson, question, JsonElement.Parse(right))));
    }

    [Theory, Row("AE-056")]
    [InlineData("""{"kind":"interactive","prompt":{"text":"?"}}""", "body.rule")]
    [InlineData("""{"kind":"interactive","prompt":{"text":"?"},"rule":"ordering"}""", "body.rule")]
    [InlineData("""{"kind":"interactive","prompt":{"text":"?"},"rule":{"kind":"magic"}}""", "body.rule")]
    [InlineData("""{"kind":"interactive","prompt":{"text":"?"},"rule":{"items":[]}}""", "body.kind")]
    [InlineData("""{"kind":"interactive","prompt":{"text":"?"},"rule":{"kind":"essay"}}""", "body.rule.kind")]
    [InlineData("""{"kind":"interactive","prompt":{"text":"?"},"rule":{"kind":"interactive"}}""", "body.rule.kind")]
    [InlineData("""{"kind":"interactive","prompt":{"text":"?"},"rule":{"kind":"ordering","items":[{"text":{"text":"one"}}]}}""", "body.rule.items")]
    [InlineData("""{"kind":"interactive","prompt":{"text":"?"},"rule":{"kind":"true_false","answer":true,"prompt":{"text":"Hidden"}}}""", "body.rule")]
    [InlineData("""{"kind":"interactive","prompt":{"text":" "},"rule":{"kind":"true_false","answer":true}}""", "body.prompt.text")]
    public async Task One_without_a_sound_rule_is_refused_by_field(string body, string field)
    {
        var room = await Classroom.In(world);
        var lesson = (await room.Course()).Lessons[0];
        await room.Teacher.Http.PostAsync(room.Teacher.At($"/lessons/{lesson}/questions"), new StringContent($$"""{"body":{{body}}}""", null, "application/json"))
            .Refused(HttpStatusCode.UnprocessableEntity, field);
    }

    [Fact, Row("AE-056")]
    public async Task Lists_filter_reading_and_export_call_it_by_its_name()
    {
        var room = await Classroom.In(world);
        var lesson = (await room.Course()).Lessons[0];
        var question = await room.Question(lesson, Sorting);
        await room.Statement(lesson);
        var listed = (await room.Teacher.Get("/questions?kind=interactive")).GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(listed, one => one.GetProperty("id").GetGuid() == question);
        Assert.All(listed, one => Assert.Equal("interactive", one.GetProperty("kind").GetString()));
        var read = await room.Teacher.Get($"/questions/{question}");
        Assert.Equal("interactive", read.GetProperty("kind").GetString());
        Assert.Equal("ordering", read.GetProperty("body").GetProperty("rule").GetProperty("kind").GetString());
        Assert.DoesNotContain((await room.Teacher.Get("/questions?kind=ordering")).GetProperty("items").EnumerateArray(), one => one.GetProperty("id").GetGuid() == question);
    }

    private static string? Verdict(JsonElement reply) => reply.GetProperty("judgement").GetProperty("verdict").GetString();

    private async Task<(TestPerson Learner, Guid Lesson, Guid Question)> Playing(object written)
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course();
        var question = await room.Question(course.Lessons[0], written);
        await learner.Start(course.Slug);
        return (learner, course.Lessons[0], question);
    }
}
