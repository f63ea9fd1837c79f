using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Groups;

/// <summary>How people come into a class and out of it; a child only with its parent's word.</summary>
public sealed class MembershipTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-032")]
    public async Task A_child_asks_by_code_and_is_in_when_its_parent_allows_it()
    {
        var (teacher, parent) = (await world.People.NewTeacher(), await world.NewParent());
        var child = await world.NewChild(parent, "Ada");
        var group = await teacher.NewClass("Class 4b");

        Assert.Equal("waiting", (await child.Join(group.Code.ToLowerInvariant().Replace("-", " "))).Is(HttpStatusCode.Created).Of("state"));
        var waiting = Assert.Single(await teacher.Members(group.Id), member => member.Of("role") == "member");
        Assert.Equal("waiting", waiting.Of("state"));
        Assert.Equal("Ada asks to join “Class 4b”", await world.Scalar<string>("select subject from platform_mails where recipient = $1", parent.Email));

        var asked = Assert.Single((await parent.Http.Ask(parent.At($"/family/children/{child.Id}/groups"))).Is(HttpStatusCode.OK).Body.EnumerateArray());
        Assert.Equal(("Class 4b", "waiting"), (asked.Of("name"), asked.Of("state")));
        (await parent.Allow(child, group.Id)).Is(HttpStatusCode.NoContent);
        (await parent.Allow(child, group.Id)).Is(HttpStatusCode.NoContent);
        Assert.Equal("active", Assert.Single(await teacher.Members(group.Id), member => member.Of("role") == "member").Of("state"));
        Assert.Equal(1, await world.Scalar<long>("select count(*) from platform_activity where account_id = $1 and verb = 'joined' and object_kind = 'group'", child.Id.Value));
    }

    [Fact, Row("AE-032")]
    public async Task Nobody_but_the_own_parent_decides()
    {
        var (teacher, parent, other) = (await world.People.NewTeacher(), await world.NewParent(), await world.NewParent());
        var child = await world.NewChild(parent);
        var group = await teacher.NewClass();
        (await child.Join(group.Code)).Is(HttpStatusCode.Created);

        foreach (var somebody in new[] { other, child, teacher })
        {
            (await somebody.Allow(child, group.Id)).Is(HttpStatusCode.NotFound);
            (await somebody.Deny(child, group.Id)).Is(HttpStatusCode.NotFound);
            (await somebody.Http.Ask(somebody.At($"/family/children/{child.Id}/groups"))).Is(HttpStatusCode.NotFound);
        }
        Assert.Equal("waiting", Assert.Single(await teacher.Members(group.Id), member => member.Of("role") == "member").Of("state"));
    }

    [Fact, Row("AE-032")]
    public async Task A_parent_says_no_or_ends_it_later_and_may_change_their_mind()
    {
        var (teacher, parent) = (await world.People.NewTeacher(), await world.NewParent());
        var child = await world.NewChild(parent);
        var group = await teacher.NewClass();
        (await child.Join(group.Code)).Is(HttpStatusCode.Created);

        (await parent.Deny(child, group.Id)).Is(HttpStatusCode.NoContent);
        Assert.DoesNotContain(await teacher.Members(group.Id), member => member.Of("role") == "member");
        (await parent.Allow(child, group.Id)).Is(HttpStatusCode.NoContent);
        Assert.Contains(await teacher.Members(group.Id), member => member.Of("role") == "member");
        (await parent.Deny(child, group.Id)).Is(HttpStatusCode.NoContent);
        Assert.DoesNotContain(await teacher.Members(group.Id), member => member.Of("role") == "member");
        Assert.Equal("waiting", (await child.Join(group.Code)).Is(HttpStatusCode.Created).Of("state"));
    }

    [Fact]
    public async Task A_parent_with_the_code_brings_the_own_child_in_at_once()
    {
        var (teacher, parent, other) = (await world.People.NewTeacher(), await world.NewParent(), await world.NewParent());
        var child = await world.NewChild(parent);
        var group = await teacher.NewClass();

        (await other.Http.Tell(other.At($"/family/children/{child.Id}/groups"), new { code = group.Code })).Is(HttpStatusCode.NotFound);
        Assert.Equal(["code"], (await parent.Http.Tell(parent.At($"/family/children/{child.Id}/groups"), new { code = "222222" })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        (await parent.Http.Tell(parent.At($"/family/children/{child.Id}/groups"), new { code = group.Code })).Is(HttpStatusCode.Created);
        Assert.Equal("active", Assert.Single(await teacher.Members(group.Id), member => member.Of("role") == "member").Of("state"));
    }

    [Fact]
    public async Task A_grown_up_is_in_at_once_and_only_once()
    {
        var (teacher, learner) = (await world.People.NewTeacher(), await world.People.NewLearner());
        var group = await teacher.NewClass();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => learner.Join(group.Code)));
        Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.Conflict, answer.Text));
        Assert.Equal(1, await world.Scalar<long>("select count(*) from groups_members where group_id = $1 and account_id = $2 and state = 'active'", group.Id, learner.Id.Value));

        (await learner.Http.Do(HttpMethod.Delete, learner.At($"/groups/{group.Id}/membership"))).Is(HttpStatusCode.NoContent);
        (await learner.Http.Do(HttpMethod.Delete, learner.At($"/groups/{group.Id}/membership"))).Is(HttpStatusCode.NotFound);
        Assert.Equal("active", (await learner.Join(group.Code)).Is(HttpStatusCode.Created).Of("state"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("2222222222")]
    [InlineData("%' or 1=1")]
    public async Task A_wrong_code_names_the_field(string code)
    {
        var learner = await world.People.NewLearner();
        Assert.Equal(["code"], (await learner.Join(code)).Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    [Fact]
    public async Task A_code_of_another_realm_an_old_one_and_one_of_an_archived_class_are_worth_nothing()
    {
        var (teacher, learner, foreigner) = (await world.People.NewTeacher(), await world.People.NewLearner(), await world.People.NewLearner("other"));
        var group = await teacher.NewClass();
        (await foreigner.Join(group.Code)).Is(HttpStatusCode.UnprocessableEntity);
        var fresh = (await teacher.Http.Do(HttpMethod.Put, teacher.At($"/groups/{group.Id}/code"))).Is(HttpStatusCode.OK).Of("join_code");
        (await learner.Join(group.Code)).Is(HttpStatusCode.UnprocessableEntity);
        (await teacher.Http.Do(HttpMethod.Put, teacher.At($"/groups/{group.Id}/archive"))).Is(HttpStatusCode.NoContent);
        (await learner.Join(fresh)).Is(HttpStatusCode.UnprocessableEntity);
        (await teacher.Http.Do(HttpMethod.Delete, teacher.At($"/groups/{group.Id}/archive"))).Is(HttpStatusCode.NoContent);
        (await learner.Join(fresh)).Is(HttpStatusCode.Created);
        (await teacher.Http.Do(HttpMethod.Delete, teacher.At($"/groups/{group.Id}/code"))).Is(HttpStatusCode.NoContent);
        (await foreigner.Join(fresh)).Is(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Guessing_codes_is_slowed_down()
    {
        var learner = await world.People.NewLearner();
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 21; i++)
            last = (await learner.Join("abcdef")).Status;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }
}
