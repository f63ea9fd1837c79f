using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Activity;
using Questory.Tests.Accounts.Family;
using Questory.Tests.Groups;
using Questory.Tests.Learning;
using Questory.Tests.Progress;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Privacy;

/// <summary>Of a child without its parent's consent others write nothing either: teachers, admins, jobs.</summary>
public sealed class SilenceTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-020"), Row("AE-072")]
    public async Task Once_consent_is_taken_back_neither_teacher_nor_admin_nor_job_writes_a_line_of_the_child()
    {
        var (kid, parent) = await Kid.Active(world);
        var child = new TestPerson(new(kid.Id), kid.Email, "kids", (await kid.Person.SignIn()).Http, "");
        var (room, admin) = (await Classroom.In(world), await world.People.NewAdmin());
        var course = await room.Course();
        var essay = await room.Question(course.Lessons[0], new { title = "Essay", xp_reward = 20, body = new { kind = "essay", prompt = new { text = "Why?" } } });
        await child.Start(course.Slug);
        var answer = (await child.Answer(course.Lessons[0], essay, "Because.")).GetProperty("id").GetGuid();
        (await admin.Http.Tell(admin.At($"/progress/members/{kid.Id}/corrections"), new { amount = 30, reason = "Helped others" })).Is(HttpStatusCode.OK);
        var line = await world.Scalar<Guid>("select id from progress_xp_entries where account_id = $1 and amount = 30", kid.Id);
        var group = await room.Teacher.NewClass();
        (await child.Join(group.Code)).Is(HttpStatusCode.Created);
        (await parent.Do(HttpMethod.Put, kid.At($"/groups/{group.Id}/permission"))).Is(HttpStatusCode.NoContent);

        (await parent.Do(HttpMethod.Delete, kid.At("/consent"))).Is(HttpStatusCode.OK);
        await Deliver();
        var before = await Rows(kid.Id);
        Dictionary<string, Func<Task<Answer>>> deeds = new()
        {
            ["allow a class"] = () => parent.Do(HttpMethod.Put, kid.At($"/groups/{group.Id}/permission")),
            ["mark"] = () => admin.Http.Do(HttpMethod.Put, admin.At($"/essays/{kid.Id}/{answer}/marking"), new { permille = 900 }),
            ["give xp"] = () => admin.Http.Tell(admin.At($"/progress/members/{kid.Id}/corrections"), new { amount = 5, reason = "Late praise" }),
            ["take xp back"] = () => admin.Http.Do(HttpMethod.Put, admin.At($"/progress/members/{kid.Id}/xp/{line}/reversal"), new { reason = "Mistake" }),
            ["give coins"] = () => admin.Http.Tell(admin.At($"/wallets/{kid.Id}/adjustments"), new { currency = "coins", amount = 5, reason = "Late praise" }),
        };
        foreach (var (deed, send) in deeds)
            Assert.True((await send()) is { Status: HttpStatusCode.Conflict, Code: "consent_missing" }, deed);
        // For its own teacher it is not there at all.
        (await room.Teacher.Http.Do(HttpMethod.Put, room.Teacher.At($"/essays/{kid.Id}/{answer}/marking"), new { permille = 900 })).Is(HttpStatusCode.NotFound);
        // A badge defined now would be due to the child; assignments are told to the class.
        (await admin.Http.Tell(admin.At("/progress/achievements"), new
        {
            slug = $"late-{kid.Id:N}"[..20], name = "Late", description = "For 10 XP.", category = "learning", rarity = "common", criteria = new { measure = "xp", at_least = 10 },
        })).Is(HttpStatusCode.Created);
        (await room.Teacher.Http.Do(HttpMethod.Put, room.Teacher.At($"/groups/{group.Id}/courses/{course.Id}"), new { })).Is(HttpStatusCode.NoContent);
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.RunDueJobs();
        await Deliver();
        Assert.Equal(before, await Rows(kid.Id));

        // To be taken out of a class and of the realm needs no consent, and leaves no line.
        (await room.Teacher.Http.Do(HttpMethod.Delete, room.Teacher.At($"/groups/{group.Id}/members/{kid.Id}"))).Is(HttpStatusCode.NoContent);
        Assert.Equal(before, await Rows(kid.Id));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from groups_members where account_id = $1 and state = 'active'", kid.Id));

        parent = await kid.ParentSignsIn();
        (await parent.Do(HttpMethod.Put, kid.At("/consent"))).Is(HttpStatusCode.OK);
        foreach (var (deed, send) in deeds)
            Assert.True((int)(await send()).Status is 200 or 204, deed);

        // Deleted, it is left alone until the purge.
        (await parent.Do(HttpMethod.Delete, kid.At())).Is(HttpStatusCode.OK);
        await Deliver();
        before = await Rows(kid.Id);
        foreach (var (deed, send) in deeds)
            Assert.True((int)(await send()).Status is 404 or 409, deed);
        (await kid.Person.TrySignIn()).Is(HttpStatusCode.Forbidden);
        (await kid.Person.TrySignIn("not the password")).Is(HttpStatusCode.Unauthorized);
        Assert.Equal(before, await Rows(kid.Id));
    }

    [Fact, Row("AE-072")]
    public async Task A_pending_child_is_given_nothing_by_hand()
    {
        var (kid, admin) = (await Kid.SignUp(world), await world.People.NewAdmin());
        var before = await Rows(kid.Id);
        Assert.Equal("consent_missing", (await admin.Http.Tell(admin.At($"/progress/members/{kid.Id}/corrections"), new { amount = 5, reason = "Welcome" })).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("consent_missing", (await admin.Http.Tell(admin.At($"/wallets/{kid.Id}/adjustments"), new { currency = "coins", amount = 5, reason = "Welcome" })).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(before, await Rows(kid.Id));
        (await admin.Http.Do(HttpMethod.Delete, admin.At($"/members/{kid.Id}"))).Is(HttpStatusCode.NoContent);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from platform_activity where account_id = $1", kid.Id));
    }

    private Task<int> Deliver() => world.Services.GetRequiredService<OutboxDelivery>().DeliverAll(CancellationToken.None);

    /// <summary>How many rows each table of people holds of this one; the outbox only drains.</summary>
    private Task<string?> Rows(Guid account) => world.Scalar<string>("""
        select string_agg(format('%s %s', c.table_name, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I where account_id = %L', c.table_name, $1::uuid), false, true, '')))[1]), ', ' order by c.table_name)
        from information_schema.columns c join pg_class r on r.relname = c.table_name and r.relkind in ('r', 'p') and not r.relispartition
        where c.table_schema = 'public' and c.column_name = 'account_id' and c.table_name <> 'platform_outbox'
        """, account);
}
