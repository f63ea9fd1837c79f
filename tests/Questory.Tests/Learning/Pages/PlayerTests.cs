using System.Net;
using Questory.Tests.Testing;
using static Questory.Tests.Learning.Pages.PageReading;

namespace Questory.Tests.Learning.Pages;

public sealed class PlayerTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-054"), Row("AE-057")]
    public async Task A_lesson_is_read_answered_and_finished_by_plain_forms()
    {
        var (learner, _, lesson, question) = await Begin();

        var told = (await learner.See($"/lessons/{lesson}")).Flat();
        Assert.Contains("Read this .", told);
        Assert.Contains("To the questions", told);

        var asked = await learner.See($"/lessons/{lesson}?q=1");
        Assert.Contains("Ice is frozen water.", asked);
        Assert.DoesNotContain("Water freezes", asked);

        var next = await learner.Go($"/lessons/{lesson}/questions/{question}/answers", ("idempotency_key", Hidden(asked, "idempotency_key")), ("answer", "true"));
        var judged = (await learner.See(next)).Flat();
        Assert.Contains("That's right!", judged);
        Assert.Contains("Water freezes at 0 °C.", judged);
        Assert.Contains("Right answer: A statement +10 XP", judged);

        var result = (await learner.See(await learner.Go($"/lessons/{lesson}/completion"))).Flat();
        Assert.Contains("1 of 1 questions right", result);
        Assert.Contains("Right answer: A statement +10 XP", result);
        Assert.Contains("Mission completed", result);
    }

    [Fact, Row("AE-058")]
    public async Task The_same_form_sent_twice_at_once_or_later_pays_once()
    {
        var (learner, _, lesson, question) = await Begin();
        var key = Hidden(await learner.See($"/lessons/{lesson}?q=1"), "idempotency_key");
        Task<string> Send(string answer) => learner.Go($"/lessons/{lesson}/questions/{question}/answers", ("idempotency_key", key), ("answer", answer));

        await Task.WhenAll(Send("true"), Send("true"), Send("true"));
        Assert.Equal(10, await learner.Xp());

        // A second tab that shows the same try and answers otherwise sees what counted.
        Assert.Contains("That's right!", await learner.See(await Send("false")));
        Assert.Equal(1, await world.Scalar<long>("select count(*) from assessment_answers where account_id = $1", learner.Id.Value));
    }

    [Fact]
    public async Task A_further_try_has_a_key_of_its_own_and_earns_nothing_more()
    {
        var (learner, _, lesson, question) = await Begin();
        var first = Hidden(await learner.See($"/lessons/{lesson}?q=1"), "idempotency_key");
        await learner.Go($"/lessons/{lesson}/questions/{question}/answers", ("idempotency_key", first), ("answer", "true"));

        var again = await learner.See($"/lessons/{lesson}?q=1");
        var second = Hidden(again, "idempotency_key");
        Assert.NotEqual(first, second);
        Assert.Contains("Solved before", again);
        await learner.Go($"/lessons/{lesson}/questions/{question}/answers", ("idempotency_key", second), ("answer", "true"));
        Assert.Equal(10, await learner.Xp());
    }

    [Fact]
    public async Task With_script_the_answer_is_a_stream_of_the_pieces_that_change()
    {
        var (learner, _, lesson, question) = await Begin();

        var answer = await learner.Submit($"/lessons/{lesson}/questions/{question}/answers", "text/vnd.turbo-stream.html, text/html", ("answer", "false"));
        var stream = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/vnd.turbo-stream.html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["question", "player-foot", "player-progress", "meters"],
            stream.Split("<turbo-stream ")[1..].Select(piece => piece.Split("target=\"")[1]).Select(part => part.Split('"')[0]));
        Assert.Contains("Not quite", stream);
        Assert.DoesNotContain("<html", stream);
    }

    [Fact]
    public async Task Nothing_answered_is_said_and_nothing_kept()
    {
        var (learner, _, lesson, question) = await Begin();

        Assert.Contains("Choose an answer first.", await learner.See(await learner.Go($"/lessons/{lesson}/questions/{question}/answers")));
        Assert.Equal(0, await world.Scalar<long>("select count(*) from assessment_answers where account_id = $1", learner.Id.Value));
        Assert.Contains("Answer all questions first.", await learner.See(await learner.Go($"/lessons/{lesson}/completion")));
    }

    [Fact, Row("AE-059")]
    public async Task A_hint_names_its_price_and_says_when_there_are_too_few_coins()
    {
        var (learner, _, lesson, question) = await Begin(hint: "Think of winter.", hintCost: 5);

        Assert.Contains("Hint for 5 coins", await learner.See($"/lessons/{lesson}?q=1"));
        var refused = await learner.See(await learner.Go($"/lessons/{lesson}/questions/{question}/hint"));
        Assert.Contains("You need more for this hint.", refused);
        Assert.DoesNotContain("Think of winter.", refused);

        await world.Execute("insert into economy_wallets (account_id, realm_id, currency, balance, updated_at) select $1, id, 'coins', 5, now() from realms_realms where slug = 'kids'", learner.Id.Value);
        Assert.Contains("Think of winter.", await learner.See(await learner.Go($"/lessons/{lesson}/questions/{question}/hint")));
    }

    [Fact]
    public async Task Where_I_left_is_where_the_lesson_opens()
    {
        var (learner, classroom, lesson, question) = await Begin();
        await classroom.Statement(lesson);
        await learner.Answer(lesson, question, true);

        Assert.Contains("Question 2 of 2", (await learner.See($"/lessons/{lesson}")).Flat());
    }

    [Fact]
    public async Task Who_may_not_play_is_shown_why()
    {
        var classroom = await Classroom.In(world);
        var course = await classroom.Course(lessons: 2);
        var learner = await world.People.NewLearner();
        await learner.Start(course.Slug);

        Assert.Contains("First finish “Lesson 1”.", await learner.See($"/lessons/{course.Lessons[1]}", HttpStatusCode.Forbidden));
        await learner.See($"/lessons/{Guid.NewGuid()}", HttpStatusCode.NotFound);
        await (await world.People.NewStranger()).See($"/lessons/{course.Lessons[0]}", HttpStatusCode.NotFound);
        var parent = await world.People.New("kids", "parent");
        Assert.Equal(HttpStatusCode.Forbidden, (await parent.Submit($"/lessons/{course.Lessons[0]}/completion", null)).StatusCode);
        var notAForm = await learner.Http.PostAsync($"/r/kids/lessons/{course.Lessons[0]}/questions/{Guid.NewGuid()}/answers", new StringContent("{}"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, notAForm.StatusCode);
    }

    private async Task<(TestPerson Learner, Classroom Classroom, Guid Lesson, Guid Question)> Begin(string? hint = null, int hintCost = 0)
    {
        var classroom = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var (_, lesson, question) = await classroom.OneQuestion(learner, hint: hint, hintCost: hintCost);
        return (learner, classroom, lesson, question);
    }
}
