using System.Net;
using Npgsql;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Tests.Accounts.Family;
using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Privacy;

/// <summary>A child's request that was let in a moment before its parent takes consent back: it is committed before the parent's
/// word, or not at all.</summary>
public sealed class WithdrawnMeanwhileTests(TestWorld world) : IClassFixture<TestWorld>
{
    public static TheoryData<string> Deeds => ["answer", "finish", "open", "stay", "hint", "leave", "wear"];

    [Theory, MemberData(nameof(Deeds)), Row("AE-020"), Row("AE-072")]
    public async Task A_deed_that_comes_to_its_turn_after_the_withdrawal_is_refused_and_leaves_nothing(string deed)
    {
        var (kid, parent, child, course, question) = await Playing();
        var avatar = await world.Scalar<Guid>("select a.id from progress_avatars a join realms_realms r on r.id = a.realm_id where r.slug = 'kids' and a.slug = 'clai-default'");
        // The child is let in, and stands in the queue for its own turn when the parent's word is committed.
        await using var connection = await world.Owner.OpenConnectionAsync();
        await using var queue = await connection.BeginTransactionAsync();
        await TakeTurn(kid.Id, queue);
        var late = Send(child, deed, course, question, avatar);
        await Waiting(late);
        (await parent.Do(HttpMethod.Delete, kid.At("/consent"))).Is(HttpStatusCode.OK);
        var before = await Kept(kid.Id);
        await queue.CommitAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await late).StatusCode);
        Assert.Equal(before, await Kept(kid.Id));
    }

    [Fact, Row("AE-020")]
    public async Task The_parents_word_waits_for_a_deed_that_is_just_being_written()
    {
        var (kid, parent, child, course, question) = await Playing();
        await using var connection = await world.Owner.OpenConnectionAsync();
        await using var writing = await connection.BeginTransactionAsync();
        await using (var batch = new NpgsqlBatch(connection, writing))
            await batch.HoldLetIn([new AccountId(kid.Id)]).ExecuteNonQueryAsync();
        var word = parent.Do(HttpMethod.Delete, kid.At("/consent"));
        await Waiting(word);
        Assert.Equal("active", await world.Scalar<string>("select status from accounts_accounts where id = $1", kid.Id));
        var behind = child.SendAnswer(course.Lessons[0], question, true);
        await Task.WhenAny(behind, Task.Delay(200));
        Assert.False(behind.IsCompleted);
        await writing.CommitAsync();
        (await word).Is(HttpStatusCode.OK);
        Assert.NotEqual(HttpStatusCode.OK, (await behind).StatusCode);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from assessment_answers where account_id = $1", kid.Id));
    }

    private async Task<(Kid Kid, HttpClient Parent, TestPerson Child, Classroom.MadeCourse Course, Guid Question)> Playing()
    {
        var (kid, parent) = await Kid.Active(world);
        var child = new TestPerson(new(kid.Id), kid.Email, "kids", (await kid.Person.SignIn()).Http, "");
        var room = await Classroom.In(world);
        var course = await room.Course(2);
        var question = await room.Statement(course.Lessons[0], hint: "Cold.");
        await child.Start(course.Slug);
        await child.Get($"/lessons/{course.Lessons[0]}");
        return (kid, parent, child, course, question);
    }

    private static Task<HttpResponseMessage> Send(TestPerson child, string deed, Classroom.MadeCourse course, Guid question, Guid avatar) => deed switch
    {
        "answer" => child.SendAnswer(course.Lessons[0], question, true),
        "finish" => child.SendFinish(course.Lessons[0]),
        "open" => child.Http.GetAsync(child.At($"/lessons/{course.Lessons[0]}")),
        "stay" => child.Http.PostAsync(child.At($"/lessons/{course.Lessons[0]}/presence"), null),
        "hint" => child.Http.PutAsync(child.At($"/lessons/{course.Lessons[0]}/questions/{question}/hint"), null),
        "leave" => child.Http.DeleteAsync(child.At($"/courses/{course.Slug}/enrolment")),
        _ => child.Http.PutAsync(child.At($"/progress/avatars/{avatar}/wearing"), null),
    };

    /// <summary>Holds the child's turn in the realm, as another of its requests would.</summary>
    private async Task TakeTurn(Guid kid, NpgsqlTransaction queue)
    {
        var realm = await world.Scalar<Guid>("select id from realms_realms where slug = 'kids'");
        await using var batch = new NpgsqlBatch(queue.Connection, queue);
        await batch.LockPeople(new RealmId(realm), new AccountId(kid)).ExecuteNonQueryAsync();
    }

    private async Task Waiting(Task request)
    {
        while (await world.Scalar<long>("select count(*) from pg_stat_activity where wait_event = 'advisory' and datname = current_database()") == 0)
            await Task.WhenAny(Task.Delay(10), request);
        Assert.False(request.IsCompleted);
    }

    private Task<string?> Kept(Guid account) => world.Scalar<string>("""
        select concat_ws(' ', (select count(*) from platform_activity where account_id = $1), (select count(*) from assessment_answers where account_id = $1),
            (select count(*) from assessment_hints where account_id = $1), (select count(*) from progress_xp_entries where account_id = $1),
            (select sum(seconds) from progress_presence where account_id = $1), (select max(seen_at) from progress_presence where account_id = $1),
            (select string_agg(p::text, ',') from learning_course_progress p where account_id = $1), (select string_agg(p::text, ',' order by p.lesson_id) from learning_lesson_progress p where account_id = $1),
            (select count(*) from progress_owned_avatars where account_id = $1 and is_worn))
        """, account);
}
