using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Tests.Assessment.Attempts;

public sealed class AnsweringTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-058")]
    public async Task Wrong_right_right_are_tries_1_2_3_and_only_the_first_right_one_pays()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var (course, lesson, question) = await room.OneQuestion(learner);
        var replies = new[] { await learner.Answer(lesson, question, false), await learner.Answer(lesson, question, true), await learner.Answer(lesson, question, true) };
        Assert.Equal([1, 2, 3], replies.Select(reply => reply.GetProperty("try").GetInt32()));
        Assert.Equal([0, 10, 0], replies.Select(reply => reply.GetProperty("xp_earned").GetInt32()));
        var mine = await learner.Mine(course.Slug);
        Assert.Equal(66.67m, mine.GetProperty("accuracy").GetDecimal());
        Assert.Equal(10, mine.GetProperty("xp_earned").GetInt32());
        Assert.Equal(10, await learner.Xp());
    }

    [Theory, Row("AE-058")]
    [InlineData(-3)]
    [InlineData(86_401)]
    public async Task Time_outside_a_day_is_refused_and_no_answer_is_kept(int seconds)
    {
        var learner = await world.People.NewLearner();
        var (_, lesson, question) = await (await Classroom.In(world)).OneQuestion(learner);
        await learner.SendAnswer(lesson, question, true, seconds).Refused(HttpStatusCode.UnprocessableEntity, "seconds");
        Assert.Equal(0L, await Answers(learner));
    }

    [Fact, Row("AE-057")]
    public async Task An_answer_of_the_wrong_shape_is_refused_and_no_attempt_is_kept()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course();
        var question = await room.Question(course.Lessons[0], Pairs);
        await learner.Start(course.Slug);
        await learner.SendAnswer(course.Lessons[0], question, "yes").Refused(HttpStatusCode.UnprocessableEntity, "answer");
        Assert.Equal(0L, await Answers(learner));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from assessment_attempts where account_id = $1", learner.Id.Value));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from platform_activity where account_id = $1 and verb = 'answered'", learner.Id.Value));
    }

    [Fact, Row("AE-057")]
    public async Task Pairs_count_in_any_order_and_a_wrong_one_comes_with_its_explanation()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course();
        var question = await room.Question(course.Lessons[0], Pairs);
        await learner.Start(course.Slug);
        var face = (await learner.Get($"/lessons/{course.Lessons[0]}")).GetProperty("questions")[0];
        string Id(string list, string text) => face.GetProperty(list).EnumerateArray()
            .Single(item => item.GetProperty("text").GetProperty("text").GetString() == text).GetProperty("id").GetString()!;
        var (a, b, one, two) = (Id("lefts", "A"), Id("lefts", "B"), Id("options", "1"), Id("options", "2"));

        var right = await learner.Answer(course.Lessons[0], question, new Dictionary<string, string> { [b] = two, [a] = one });
        Assert.Equal("right", right.GetProperty("judgement").GetProperty("verdict").GetString());
        var wrong = await learner.Answer(course.Lessons[0], question, new Dictionary<string, string> { [a] = two, [b] = one });
        Assert.Equal("wrong", wrong.GetProperty("judgement").GetProperty("verdict").GetString());
        Assert.Equal("Letters first.", wrong.GetProperty("judgement").GetProperty("explanation").GetProperty("text").GetString());
    }

    [Fact, Row("AE-056")]
    public async Task A_fetched_question_holds_nothing_of_what_is_right()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course();
        await room.Question(course.Lessons[0], new
        {
            title = "Animals", hint_text = "It barks-secret.", hint_cost = 3,
            body = new
            {
                kind = "single_choice", prompt = new { text = "Which one?" }, explanation = new { text = "explained-secret" },
                options = new object[] { new { text = new { text = "Dog" }, weight = 100, feedback = new { text = "feedback-secret" } }, new { text = new { text = "Stone" }, weight = 0 } },
            },
        });
        await learner.Start(course.Slug);
        var text = (await learner.Get($"/lessons/{course.Lessons[0]}")).ToString();
        Assert.Contains("Dog", text);
        Assert.DoesNotContain("secret", text);
        Assert.DoesNotContain("weight", text);
        Assert.DoesNotContain("answer\":", text);
    }

    [Fact]
    public async Task The_activity_tells_what_rules_ask_for()
    {
        var learner = await world.People.NewLearner();
        var (_, lesson, question) = await (await Classroom.In(world)).OneQuestion(learner, xp: 15);
        await learner.Answer(lesson, question, false, 7);
        await learner.Answer(lesson, question, true, 9);
        var facts = JsonElement.Parse((await world.Scalar<string>(
            "select facts::text from platform_activity where account_id = $1 and verb = 'answered' order by at desc limit 1", learner.Id.Value))!);
        Assert.Equal((true, true, 15, 2, 9, 0, "true_false", "easy"), (facts.GetProperty("right").GetBoolean(), facts.GetProperty("first_right").GetBoolean(),
            facts.GetProperty("xp").GetInt32(), facts.GetProperty("try").GetInt32(), facts.GetProperty("seconds").GetInt32(),
            facts.GetProperty("hints").GetInt32(), facts.GetProperty("kind").GetString(), facts.GetProperty("difficulty").GetString()));
    }

    private static object Pairs => new
    {
        title = "Pairs",
        body = new
        {
            kind = "matching", prompt = new { text = "Match." }, explanation = new { text = "Letters first." },
            pairs = new object[] { new { left = new { text = "A" }, right = "1" }, new { left = new { text = "B" }, right = "2" } },
        },
    };

    private Task<long> Answers(TestPerson person) => world.Scalar<long>("select count(*) from assessment_answers where account_id = $1", person.Id.Value)!;
}
