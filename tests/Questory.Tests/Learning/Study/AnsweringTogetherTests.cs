using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Progress.Rules;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Study;

/// <summary>Many learners' answers in one commit: each has their own outcome, in their own words.</summary>
public sealed class AnsweringTogetherTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-057"), Row("AE-037")]
    public async Task Learners_who_answer_at_once_are_each_paid_once_and_kept_apart()
    {
        var (course, lesson, question, learners) = await Class(24);
        // Each from two tabs at once: the same answer under the same key.
        var replies = await Task.WhenAll(learners.SelectMany(learner => (Task<JsonElement>[])
            [learner.Answer(lesson, question, true, key: "tab"), learner.Answer(lesson, question, true, key: "tab")]));
        Assert.Equal(24, replies.Count(reply => reply.GetProperty("repeated").GetBoolean()));
        Assert.Equal(24, replies.Select(reply => reply.GetProperty("id").GetGuid()).Distinct().Count());
        foreach (var learner in learners)
        {
            Assert.Equal(10, await learner.Xp());
            Assert.Equal(1, (await learner.Mine(course)).GetProperty("questions_correct").GetInt32());
        }
        // Where they answered from is noted with each one's own deed.
        Assert.Equal(24L, await world.Scalar<long>("""
            select count(*) from platform_activity a join accounts_sessions s on s.account_id = a.account_id and s.id = a.session_id
            where a.verb = 'answered' and a.object_id = $1
            """, question));
    }

    [Fact]
    public async Task An_answer_that_the_database_refuses_leaves_the_others()
    {
        var (_, lesson, question, learners) = await Class(20);
        await world.Execute($"alter table assessment_answers add constraint no_thirteen check (seconds <> 13 or question_id <> '{question}')");
        var answers = await Task.WhenAll(learners.Select((learner, i) => learner.SendAnswer(lesson, question, true, i % 5 == 0 ? 13 : 3)));
        for (var i = 0; i < learners.Count; i++)
        {
            Assert.Equal(i % 5 == 0 ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK, answers[i].StatusCode);
            Assert.Equal(i % 5 == 0 ? 0 : 10, await learners[i].Xp());
        }
        Assert.Equal(16L, await world.Scalar<long>("select count(*) from assessment_answers where question_id = $1", question));
        Assert.Equal(16L, await world.Scalar<long>("select count(*) from platform_activity where object_id = $1 and verb = 'answered'", question));
    }

    [Fact]
    public async Task Each_is_refused_for_their_own_reason_and_told_in_their_own_language()
    {
        var (_, lesson, question, learners) = await Class(8);
        var strangers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.People.NewLearner())); // have not started
        foreach (var learner in learners.Take(4))
            await world.Execute("update accounts_accounts set language = 'qps-ploc' where id = $1", learner.Id.Value);
        var language = await world.Scalar<string>("select language from accounts_accounts where id = $1", learners[0].Id.Value);
        var (given, refused) = (Task.WhenAll(learners.Select(learner => learner.Answer(lesson, question, true))),
            Task.WhenAll(strangers.Select(stranger => stranger.SendAnswer(lesson, question, true))));
        var titles = (await given).Select(reply => reply.GetProperty("receipts")[0].GetProperty("reason").GetString()!).ToList();
        Assert.All(await refused, answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.Equal("qps-ploc", language);
        Assert.All(titles.Skip(4), title => Assert.StartsWith("Right answer", title));
        Assert.All(titles.Take(4), title => Assert.DoesNotContain("Right answer", title));
    }

    [Fact]
    public async Task An_idempotency_key_still_gives_the_first_reply_again()
    {
        var (_, lesson, question, learners) = await Class(1);
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, learners[0].At($"/lessons/{lesson}/questions/{question}/answers")) { Content = JsonContent.Create(new { answer = true }) };
            request.Headers.Add("Idempotency-Key", "once");
            return await Classroom.Made(await learners[0].Http.SendAsync(request));
        }));
        Assert.Single(replies.Select(reply => reply.GetProperty("id").GetGuid()).Distinct());
        Assert.Equal(10, await learners[0].Xp());
    }

    [Fact]
    public async Task More_learners_than_connections_wait_for_no_rule_book_that_waits_for_them()
    {
        var room = await Classroom.In(world);
        var course = await room.Course();
        var learners = await Learners(60);
        var realm = await world.Scalar<Guid>("select id from realms_realms where slug = 'kids'");
        await world.Services.GetRequiredService<RuleBooks>().Changed(new RealmId(realm));
        var started = await Task.WhenAll(learners.Select(learner => learner.Http.PutAsync(learner.At($"/courses/{course.Slug}/enrolment"), null)));
        Assert.All(started, answer => Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}"));
    }

    private async Task<(string Course, Guid Lesson, Guid Question, IReadOnlyList<TestPerson> Learners)> Class(int size)
    {
        var room = await Classroom.In(world);
        var course = await room.Course();
        var question = await room.Statement(course.Lessons[0]);
        var learners = await Learners(size);
        foreach (var learner in learners)
            await learner.Start(course.Slug);
        return (course.Slug, course.Lessons[0], question, learners);
    }

    private async Task<IReadOnlyList<TestPerson>> Learners(int count)
    {
        var learners = new List<TestPerson>();
        for (var i = 0; i < count; i++)
            learners.Add(await world.People.NewLearner());
        return learners;
    }
}
