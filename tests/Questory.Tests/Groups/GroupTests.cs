using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Groups;

/// <summary>Making classes and leading them.</summary>
public sealed class GroupTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-032")]
    public async Task A_teacher_makes_a_class_and_a_child_or_parent_does_not()
    {
        var (teacher, learner, parent) = (await world.People.NewTeacher(), await world.People.NewLearner(), await world.NewParent());
        var group = await teacher.NewClass("Robots");
        Assert.Matches("^[A-Z2-9]{3}-[A-Z2-9]{3}$", group.Code);
        var listed = Assert.Single((await teacher.Http.Ask(teacher.At("/groups"))).Is(HttpStatusCode.OK).Body.EnumerateArray());
        Assert.Equal(("Robots", "Class"), (listed.Of("name"), listed.Of("kind")));
        (await learner.Http.Tell(learner.At("/groups"), new { name = "Mine" })).Is(HttpStatusCode.Forbidden);
        (await parent.Http.Tell(parent.At("/groups"), new { name = "Mine" })).Is(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("", null, "name")]
    [InlineData("   ", null, "name")]
    [InlineData("Robots", "guild", "kind")]
    public async Task What_makes_no_class_is_refused_by_its_field(string name, string? kind, string field)
    {
        var teacher = await world.People.NewTeacher();
        Assert.Equal([field], (await teacher.Http.Tell(teacher.At("/groups"), new { name, kind })).Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    [Fact]
    public async Task Names_and_descriptions_have_an_end()
    {
        var teacher = await world.People.NewTeacher();
        Assert.Equal(["name", "description"], (await teacher.Http.Tell(teacher.At("/groups"),
            new { name = new string('n', 101), description = new string('d', 501) })).Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    [Fact]
    public async Task A_realm_without_kinds_of_groups_has_none()
    {
        var teacher = await world.People.NewTeacher("academy");
        Assert.Equal("no_groups_here", (await teacher.Http.Tell(teacher.At("/groups"), new { name = "Batch" })).Is(HttpStatusCode.Conflict).Code);
    }

    [Fact, Row("AE-032")]
    public async Task Another_teachers_class_is_hidden_until_one_leads_it_too()
    {
        var (teacher, colleague, learner, admin) = (await world.People.NewTeacher(), await world.People.NewTeacher(), await world.People.NewLearner(), await world.People.NewAdmin());
        var group = await teacher.NewClass();
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, $"/groups/{group.Id}"), (HttpMethod.Put, $"/groups/{group.Id}/code"), (HttpMethod.Delete, $"/groups/{group.Id}/code"),
            (HttpMethod.Put, $"/groups/{group.Id}/archive"), (HttpMethod.Get, $"/groups/{group.Id}/courses"), (HttpMethod.Delete, $"/groups/{group.Id}/members/{learner.Id}"),
        })
            (await colleague.Http.Do(method, colleague.At(path))).Is(HttpStatusCode.NotFound);
        (await admin.Http.Ask(admin.At($"/groups/{group.Id}"))).Is(HttpStatusCode.OK);

        Assert.Equal(["account"], (await teacher.Http.Tell(teacher.At($"/groups/{group.Id}/leaders"), new { account = learner.Id.Value })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Contains((await teacher.Http.Ask(teacher.At("/groups/leaders"))).Body.EnumerateArray(), fellow => fellow.GetProperty("account").GetGuid() == colleague.Id.Value);
        (await teacher.Http.Tell(teacher.At($"/groups/{group.Id}/leaders"), new { account = colleague.Id.Value })).Is(HttpStatusCode.NoContent);
        (await teacher.Http.Tell(teacher.At($"/groups/{group.Id}/leaders"), new { account = colleague.Id.Value })).Is(HttpStatusCode.Conflict);
        (await colleague.Http.Ask(colleague.At($"/groups/{group.Id}"))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Somebody_always_leads_a_class_even_when_two_leave_at_once()
    {
        var (teacher, colleague) = (await world.People.NewTeacher(), await world.People.NewTeacher());
        var group = await teacher.NewClass();
        Assert.Equal("last_leader", (await teacher.Http.Do(HttpMethod.Delete, teacher.At($"/groups/{group.Id}/membership"))).Is(HttpStatusCode.Conflict).Code);
        (await teacher.Http.Tell(teacher.At($"/groups/{group.Id}/leaders"), new { account = colleague.Id.Value })).Is(HttpStatusCode.NoContent);

        var left = await Task.WhenAll(new[] { teacher, colleague }.Select(one => one.Http.Do(HttpMethod.Delete, one.At($"/groups/{group.Id}/membership"))));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], left.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task An_archived_class_is_read_only_and_gone_from_its_learners()
    {
        var (teacher, learner) = (await world.People.NewTeacher(), await world.People.NewLearner());
        var group = await teacher.NewClass();
        (await learner.Join(group.Code)).Is(HttpStatusCode.Created);
        (await teacher.Http.Do(HttpMethod.Put, teacher.At($"/groups/{group.Id}/archive"))).Is(HttpStatusCode.NoContent);
        (await teacher.Http.Do(HttpMethod.Put, teacher.At($"/groups/{group.Id}"), new { name = "New" })).Is(HttpStatusCode.Conflict);
        (await teacher.Http.Do(HttpMethod.Delete, teacher.At($"/groups/{group.Id}/code"))).Is(HttpStatusCode.Conflict);
        (await teacher.Http.Do(HttpMethod.Delete, teacher.At($"/groups/{group.Id}/courses/{Guid.NewGuid()}"))).Is(HttpStatusCode.Conflict);
        Assert.Empty((await learner.Http.Ask(learner.At("/groups/mine"))).Is(HttpStatusCode.OK).Body.EnumerateArray());
        (await teacher.Http.Ask(teacher.At($"/groups/{group.Id}"))).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_teacher_takes_a_learner_out()
    {
        var (teacher, learner) = (await world.People.NewTeacher(), await world.People.NewLearner());
        var group = await teacher.NewClass();
        (await learner.Join(group.Code)).Is(HttpStatusCode.Created);
        (await teacher.Http.Do(HttpMethod.Delete, teacher.At($"/groups/{group.Id}/members/{learner.Id}"))).Is(HttpStatusCode.NoContent);
        (await teacher.Http.Do(HttpMethod.Delete, teacher.At($"/groups/{group.Id}/members/{learner.Id}"))).Is(HttpStatusCode.NotFound);
        Assert.Empty((await learner.Http.Ask(learner.At("/groups/mine"))).Body.EnumerateArray());
    }
}
