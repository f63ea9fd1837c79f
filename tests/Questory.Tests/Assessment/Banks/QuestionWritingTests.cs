using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Tests.Assessment.Banks;

public sealed class QuestionWritingTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Theory, Row("AE-056")]
    [InlineData("""{"body":{"kind":"single_choice","prompt":{"text":"?"},"options":[{"text":{"text":"a"}},{"text":{"text":"b"}}]}}""", "body.options")]
    [InlineData("""{"body":{"kind":"true_false","prompt":{"text":"?"},"answer":true},"hint_text":"x","hint_cost":-1}""", "hint_cost")]
    [InlineData("""{"body":{"kind":"true_false","prompt":{"text":"?"},"answer":true},"hint_cost":5}""", "hint_cost")]
    [InlineData("""{"body":{"prompt":{"text":"?"}}}""", "body.kind")]
    [InlineData("""{"body":{"kind":"true_false","prompt":{"text":"?"},"answer":true},"difficulty":"extreme"}""", "difficulty")]
    [InlineData("""{}""", "body")]
    public async Task An_unsound_question_is_refused_by_field(string question, string field)
    {
        var room = await Classroom.In(world);
        var course = await room.Course();
        await room.Teacher.Http.PostAsync(room.Teacher.At($"/lessons/{course.Lessons[0]}/questions"), new StringContent(question, null, "application/json"))
            .Refused(HttpStatusCode.UnprocessableEntity, field);
    }

    [Fact, Row("AE-080")]
    public async Task An_edited_question_leaves_old_answers_as_they_were_marked()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var (_, lesson, question) = await room.OneQuestion(learner);
        await learner.Answer(lesson, question, true);
        var edit = new { title = "Turned round", body = new { kind = "true_false", prompt = new { text = "Ice is warm." }, answer = false } };
        var edited = await Classroom.Made(await room.Teacher.Http.PutAsJsonAsync(room.Teacher.At($"/questions/{question}"), edit));
        Assert.Equal(2, edited.GetProperty("version").GetInt32());

        var past = (await learner.Get($"/lessons/{lesson}/answers")).GetProperty("answers")[0];
        Assert.Equal("right", past.GetProperty("judgement").GetProperty("verdict").GetString());
        var now = await learner.Answer(lesson, question, true);
        Assert.Equal("wrong", now.GetProperty("judgement").GetProperty("verdict").GetString());
        Assert.Equal(10, await learner.Xp());
    }

    [Fact]
    public async Task Of_two_edits_of_one_version_the_second_is_told()
    {
        var room = await Classroom.In(world);
        var course = await room.Course();
        var question = await room.Statement(course.Lessons[0]);
        object Edit(string text) => new { version = 1, body = new { kind = "true_false", prompt = new { text }, answer = true } };
        await Classroom.Made(await room.Teacher.Http.PutAsJsonAsync(room.Teacher.At($"/questions/{question}"), Edit("One")));
        await room.Teacher.Http.PutAsJsonAsync(room.Teacher.At($"/questions/{question}"), Edit("Two")).Refused(HttpStatusCode.Conflict, "edited_meanwhile");
    }
}
