using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Activity;
using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Tests.Groups;

/// <summary>What the people of a class are told, and who is not.</summary>
public sealed class GroupNoticeTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-032")]
    public async Task A_child_is_told_that_it_is_in_when_its_parent_has_said_so_and_not_before()
    {
        var (teacher, parent) = (await world.People.NewTeacher(), await world.NewParent());
        var child = await world.NewChild(parent);
        var group = await teacher.NewClass("Class 4b");
        (await child.Join(group.Code)).Is(HttpStatusCode.Created);
        Assert.Empty(await Told(child));
        (await parent.Allow(child, group.Id)).Is(HttpStatusCode.NoContent);
        (await parent.Allow(child, group.Id)).Is(HttpStatusCode.NoContent);
        Assert.Equal("You are in “Class 4b” now.", Assert.Single(await Told(child)).Of("title"));
        Assert.Empty(await Told(parent));
        Assert.Empty(await Told(teacher));
    }

    [Fact, Row("AE-052")]
    public async Task Those_in_a_class_are_told_once_of_a_mission_it_gets_and_nobody_else_is()
    {
        var (teacher, parent) = (await world.People.NewTeacher(), await world.NewParent());
        var (inside, waiting, gone, outside) = (await world.NewChild(parent, "Ada"), await world.NewChild(parent, "Ben"), await world.NewChild(parent, "Cleo"), await world.NewChild(parent, "Dan"));
        var group = await teacher.NewClass("Robots");
        await parent.Enrol(inside, group);
        await parent.Enrol(gone, group);
        (await parent.Deny(gone, group.Id)).Is(HttpStatusCode.NoContent);
        (await waiting.Join(group.Code)).Is(HttpStatusCode.Created);
        var mission = await new Classroom(teacher).Course(1, new { title = "Spot the Fake", mission_type = "group" });
        await Assign(teacher, group, mission, new { });
        // A new date is no new mission.
        await Assign(teacher, group, mission, new { due_at = world.Clock.GetUtcNow().AddDays(3) });

        var told = Assert.Single(await Told(inside), IsAssignment);
        Assert.Equal(("New for you: “Spot the Fake”", "All of “Robots” work on it.", "/r/kids/courses"), (told.Of("title"), told.Of("message"), told.Of("link")));
        foreach (var other in new[] { waiting, gone, outside, parent, teacher })
            Assert.DoesNotContain(await Told(other), IsAssignment);
    }

    [Fact]
    public async Task Whoever_does_not_want_to_be_told_of_missions_is_not()
    {
        var (teacher, learner) = (await world.People.NewTeacher(), await world.People.NewLearner());
        (await learner.Http.Do(HttpMethod.Patch, "/api/account/notices", new { in_app = new Dictionary<string, bool> { ["course_assigned"] = false } })).Is(HttpStatusCode.NoContent);
        var group = await teacher.NewClass();
        (await learner.Join(group.Code)).Is(HttpStatusCode.Created);
        await Assign(teacher, group, await new Classroom(teacher).Course(), new { });
        Assert.Equal("joined_group", Assert.Single(await Told(learner)).Of("kind"));
    }

    [Fact, Row("AE-032"), Row("AE-030")]
    public async Task A_parent_is_asked_by_mail_even_with_mail_switched_off_and_reads_no_address_of_the_child_in_it()
    {
        var (teacher, parent) = (await world.People.NewTeacher(), await world.NewParent());
        var child = await world.NewChild(parent, "Ada");
        (await parent.Http.Do(HttpMethod.Patch, "/api/account/notices", new { email_notifications = false })).Is(HttpStatusCode.NoContent);
        (await child.Join((await teacher.NewClass("Robots")).Code)).Is(HttpStatusCode.Created);
        var mail = await world.Scalar<string>("select subject || body_text from platform_mails where recipient = $1 and kind = 'group_request'", parent.Email);
        Assert.Contains("Ada asks to join “Robots”", mail);
        Assert.DoesNotContain(child.Email, mail);
    }

    private static bool IsAssignment(JsonElement notice) => notice.Of("kind") == "course_assigned";

    private static async Task Assign(TestPerson teacher, School.Class group, Classroom.MadeCourse course, object terms) =>
        (await teacher.Http.Do(HttpMethod.Put, teacher.At($"/groups/{group.Id}/courses/{course.Id}"), terms)).Is(HttpStatusCode.NoContent);

    private async Task<IReadOnlyList<JsonElement>> Told(TestPerson person)
    {
        await world.Services.GetRequiredService<OutboxDelivery>().DeliverAll(CancellationToken.None);
        // What the world's own delivery has in hand is awaited too.
        for (var i = 0; i < 100 && await world.Scalar<long>("select count(*) from platform_outbox where reaction = 'notices' and failed_at is null") > 0; i++)
            await Task.Delay(50);
        return [.. (await person.Http.Ask(person.At("/notices"))).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray()];
    }
}
