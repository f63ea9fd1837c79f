using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Tests.Assessment.Attempts;

public sealed class SendingAgainTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-037")]
    public async Task A_first_right_answer_sent_in_parallel_pays_once()
    {
        var learner = await world.People.NewLearner();
        var (course, lesson, question) = await (await Classroom.In(world)).OneQuestion(learner);
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => learner.Answer(lesson, question, true, 4)));
        Assert.Equal(Enumerable.Range(1, 10), replies.Select(reply => reply.GetProperty("try").GetInt32()).Order());
        Assert.Equal(10, replies.Sum(reply => reply.GetProperty("xp_earned").GetInt32()));
        Assert.Equal(10, await learner.Xp());
        Assert.Equal(10, (await learner.Mine(course.Slug)).GetProperty("questions_answered").GetInt32());
    }

    [Fact, Row("AE-037")]
    public async Task The_same_send_ten_times_at_once_is_one_answer_with_one_reply()
    {
        var learner = await world.People.NewLearner();
        var (course, lesson, question) = await (await Classroom.In(world)).OneQuestion(learner);
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => learner.Answer(lesson, question, true, 4, key: "tab-1")));
        Assert.Single(replies.Select(reply => reply.GetProperty("id").GetGuid()).Distinct());
        Assert.Equal(9, replies.Count(reply => reply.GetProperty("repeated").GetBoolean()));
        Assert.All(replies, reply => Assert.Equal(10, reply.GetProperty("xp_earned").GetInt32()));
        Assert.All(replies, reply => Assert.NotEmpty(reply.GetProperty("receipts").EnumerateArray()));
        Assert.Equal(1L, await Answers(learner));
        Assert.Equal(10, await learner.Xp());
        Assert.Equal(1, (await learner.Mine(course.Slug)).GetProperty("questions_answered").GetInt32());
    }

    [Fact]
    public async Task Two_tabs_with_keys_of_their_own_keep_both_answers_and_pay_once()
    {
        var learner = await world.People.NewLearner();
        var (_, lesson, question) = await (await Classroom.In(world)).OneQuestion(learner);
        await Task.WhenAll(learner.Answer(lesson, question, true, key: "tab-a"), learner.Answer(lesson, question, false, key: "tab-b"));
        Assert.Equal(2L, await Answers(learner));
        Assert.Equal(10, await learner.Xp());
    }

    [Fact]
    public async Task After_a_dropped_connection_the_answer_is_either_kept_whole_or_not_at_all_and_sending_it_again_settles_it()
    {
        var learner = await world.People.NewLearner();
        var (_, lesson, question) = await (await Classroom.In(world)).OneQuestion(learner);
        for (var patience = 0; patience < 12; patience++)
        {
            using var dropped = new CancellationTokenSource(TimeSpan.FromMilliseconds(patience));
            try
            {
                await learner.Http.PostAsJsonAsync(learner.At($"/lessons/{lesson}/questions/{question}/answers"),
                    new { answer = true, client_key = "phone-1" }, dropped.Token);
            }
            catch (OperationCanceledException) { }
        }
        var reply = await learner.Answer(lesson, question, true, key: "phone-1");
        Assert.Equal(1, reply.GetProperty("try").GetInt32());
        Assert.Equal(10, reply.GetProperty("xp_earned").GetInt32());
        Assert.Equal(1L, await Answers(learner));
        Assert.Equal(10, await learner.Xp());
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_activity where account_id = $1 and verb = 'answered'", learner.Id.Value));
    }

    [Fact]
    public async Task A_client_key_belongs_to_one_question()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var (_, lesson, first) = await room.OneQuestion(learner);
        var second = await room.Statement(lesson);
        await learner.Answer(lesson, first, true, key: "k");
        await learner.SendAnswer(lesson, second, true, key: "k").Refused(HttpStatusCode.Conflict, "client_key_reused");
    }

    private Task<long> Answers(TestPerson person) => world.Scalar<long>("select count(*) from assessment_answers where account_id = $1", person.Id.Value)!;
}
