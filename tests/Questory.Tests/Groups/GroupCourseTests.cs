using System.Net;
using Questory.Tests.Accounts;
using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Tests.Groups;

/// <summary>What a class works on together: one figure for all, an own record for each.</summary>
public sealed class GroupCourseTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-052")]
    public async Task Two_children_at_50_and_100_are_75_together_and_no_name_is_told()
    {
        var (teacher, parent) = (await world.People.NewTeacher(), await world.NewParent());
        var (ada, ben) = (await world.NewChild(parent, "Ada"), await world.NewChild(parent, "Ben"));
        var group = await teacher.NewClass();
        await parent.Enrol(ada, group);
        await parent.Enrol(ben, group);
        var mission = await new Classroom(teacher).Course(2, new { mission_type = "group" });
        (await teacher.Http.Do(HttpMethod.Put, teacher.At($"/groups/{group.Id}/courses/{mission.Id}"), new { })).Is(HttpStatusCode.NoContent);

        await ada.Start(mission.Slug);
        await ada.Finish(mission.Lessons[0]);
        await ben.Start(mission.Slug);
        await ben.Finish(mission.Lessons[0]);
        await ben.Finish(mission.Lessons[1]);

        var seen = (await ada.Http.Ask(ada.At("/groups/mine"))).Is(HttpStatusCode.OK);
        var joint = seen.Body[0].GetProperty("courses")[0];
        Assert.Equal((75.00m, 50.00m, 2m, 1m), (joint.Number("percent"), joint.Number("my_percent"), joint.Number("members"), joint.Number("finished")));
        Assert.DoesNotContain("Ben", seen.Text);
        Assert.DoesNotContain("Otter", seen.Text);
        Assert.DoesNotContain(ben.Id.ToString(), seen.Text);

        var led = (await teacher.Http.Ask(teacher.At($"/groups/{group.Id}/courses"))).Is(HttpStatusCode.OK);
        Assert.Equal([50.00m, 100.00m], led.Body[0].GetProperty("learners").EnumerateArray().Select(share => share.Number("percent")));
        Assert.Equal(75.00m, led.Body[0].GetProperty("course").Number("percent"));
        Assert.DoesNotContain("Ben", led.Text);
    }

    [Fact, Row("AE-052")]
    public async Task A_teacher_makes_a_party_by_form_and_gives_it_a_group_mission()
    {
        var (teacher, parent) = (await world.People.NewTeacher(), await world.NewParent());
        var child = await world.NewChild(parent, "Ada");
        Assert.Equal(["class", "party"], (await teacher.Http.Ask(teacher.At("/groups/kinds"))).Is(HttpStatusCode.OK).Body.EnumerateArray().Select(kind => kind.Of("code")));
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.Http.Post("/r/kids/manage/groups", "new-group", ("Name", "The Owls"), ("Kind", "party"))).StatusCode);
        var party = Assert.Single((await teacher.Http.Ask(teacher.At("/groups"))).Body.EnumerateArray());
        Assert.Equal(("The Owls", "Party"), (party.Of("name"), party.Of("kind")));
        await parent.Enrol(child, new(party.GetProperty("id").GetGuid(), party.Of("join_code")));
        var mission = await new Classroom(teacher).Course(2, new { mission_type = "group" });
        (await teacher.Http.Do(HttpMethod.Put, teacher.At($"/groups/{party.GetProperty("id").GetGuid()}/courses/{mission.Id}"), new { })).Is(HttpStatusCode.NoContent);
        await child.Start(mission.Slug);
        await child.Finish(mission.Lessons[0]);
        Assert.Equal(50.00m, await Joint(child));
    }

    [Fact, Row("AE-052")]
    public async Task Who_has_not_begun_counts_as_nothing_and_who_leaves_counts_no_more()
    {
        var (teacher, one, two) = (await world.People.NewTeacher(), await world.People.NewLearner(), await world.People.NewLearner());
        var group = await teacher.NewClass();
        (await one.Join(group.Code)).Is(HttpStatusCode.Created);
        (await two.Join(group.Code)).Is(HttpStatusCode.Created);
        var mission = await new Classroom(teacher).Course(3);
        (await teacher.Http.Do(HttpMethod.Put, teacher.At($"/groups/{group.Id}/courses/{mission.Id}"), new { })).Is(HttpStatusCode.NoContent);
        await one.Start(mission.Slug);
        await one.Finish(mission.Lessons[0]);

        Assert.Equal(16.67m, await Joint(one));
        (await two.Http.Do(HttpMethod.Delete, two.At($"/groups/{group.Id}/membership"))).Is(HttpStatusCode.NoContent);
        Assert.Equal(33.33m, await Joint(one));
    }

    [Fact, Row("AE-052")]
    public async Task Only_its_teacher_gives_a_class_something_to_do_and_only_what_is_open()
    {
        var (teacher, colleague, learner) = (await world.People.NewTeacher(), await world.People.NewTeacher(), await world.People.NewLearner());
        var group = await teacher.NewClass();
        var room = new Classroom(teacher);
        var (open, draft) = (await room.Course(), await room.Course(publish: false));
        string Of(Guid course) => teacher.At($"/groups/{group.Id}/courses/{course}");

        (await colleague.Http.Do(HttpMethod.Put, Of(open.Id), new { })).Is(HttpStatusCode.NotFound);
        (await learner.Http.Do(HttpMethod.Put, Of(open.Id), new { })).Is(HttpStatusCode.Forbidden);
        (await teacher.Http.Do(HttpMethod.Put, Of(draft.Id), new { })).Is(HttpStatusCode.NotFound);
        (await teacher.Http.Do(HttpMethod.Put, Of(Guid.NewGuid()), new { })).Is(HttpStatusCode.NotFound);
        Assert.Equal(["due_at"], (await teacher.Http.Do(HttpMethod.Put, Of(open.Id), new { due_at = world.Clock.GetUtcNow().AddMinutes(-1) })).Is(HttpStatusCode.UnprocessableEntity).Faults);

        var due = world.Clock.GetUtcNow().AddDays(7);
        var twice = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => teacher.Http.Do(HttpMethod.Put, Of(open.Id), new { due_at = due })));
        Assert.Contains(twice, answer => answer.Status == HttpStatusCode.NoContent);
        (await teacher.Http.Do(HttpMethod.Put, Of(open.Id), new { due_at = due.AddDays(1) })).Is(HttpStatusCode.NoContent);
        var given = Assert.Single((await teacher.Http.Ask(teacher.At($"/groups/{group.Id}/courses"))).Body.EnumerateArray()).GetProperty("course");
        Assert.Equal(due.AddDays(1).ToUnixTimeSeconds(), given.GetProperty("due_at").GetDateTimeOffset().ToUnixTimeSeconds());
        Assert.Equal(0.00m, given.Number("percent"));

        (await teacher.Http.Do(HttpMethod.Delete, Of(open.Id))).Is(HttpStatusCode.NoContent);
        (await teacher.Http.Do(HttpMethod.Delete, Of(open.Id))).Is(HttpStatusCode.NotFound);
    }

    private static async Task<decimal> Joint(TestPerson learner) =>
        (await learner.Http.Ask(learner.At("/groups/mine"))).Is(HttpStatusCode.OK).Body[0].GetProperty("courses")[0].Number("percent");
}
