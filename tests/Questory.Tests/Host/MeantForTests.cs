using System.Net;
using AngleSharp.Dom;
using Questory.Platform.Access;
using Questory.Tests.Accounts;
using Questory.Tests.Learning.Authoring;
using Questory.Tests.Testing;

namespace Questory.Tests.Host;

/// <summary>Pages that several kinds of people see say to each what is meant for them.</summary>
public sealed class MeantForTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task A_parent_is_not_told_to_earn_what_only_children_earn()
    {
        var (parent, learner) = (await world.People.New("kids", StandardRoles.Parent), await world.People.NewLearner());
        await world.People.NewLearner();
        foreach (var (page, words) in new[] { ("/leaderboard", "How I show here"), ("/courses", "What is locked tells you how to open it.") })
        {
            Assert.Contains(words, await Text(learner, page));
            Assert.DoesNotContain(words, await Text(parent, page));
        }
    }

    [Fact]
    public async Task Everybody_who_is_sent_notices_has_a_bell_but_only_who_plays_has_meters()
    {
        var parent = await Text(await world.People.New("kids", StandardRoles.Parent), "/family");
        Assert.Contains("id=\"bell\"", parent);
        Assert.DoesNotContain("class=\"pill", parent);
        Assert.Contains("class=\"pill", await Text(await world.People.NewLearner(), "/courses"));
    }

    [Fact]
    public async Task The_menu_marks_where_one_begins_at_the_realm_s_bare_address()
    {
        var page = await Text(await world.People.NewLearner(), "");
        Assert.Matches("href=\"/r/kids/home\"[^>]*aria-current=\"page\"", page);
    }

    [Theory]
    [InlineData("/manage", StandardRoles.Admin)]
    [InlineData("/manage/groups", StandardRoles.Teacher)]
    [InlineData("/manage/groups", StandardRoles.Teacher, StandardRoles.Parent)]
    [InlineData("/family", StandardRoles.Parent)]
    [InlineData(null, StandardRoles.Learner)]
    public async Task Everybody_begins_where_their_work_is_and_finds_it_first_in_the_menu(string? home, params string[] roles)
    {
        var person = await world.People.New("kids", roles);
        var bare = await person.Http.Page("/r/kids");
        Assert.Equal((home is null ? HttpStatusCode.OK : HttpStatusCode.Redirect, home is null ? null : "/r/kids" + home), (bare.StatusCode, bare.Headers.Location?.ToString()));

        var page = await (await person.Http.Page("/r/kids" + (home ?? "/home"))).Document();
        Assert.Equal("/r/kids" + (home ?? "/home"), page.QuerySelector("#side-nav .side-list a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Who_runs_the_installation_and_belongs_to_no_realm_begins_at_the_installation()
    {
        var oper = await world.People.NewOperator();
        Assert.Equal("/installation", (await oper.Http.Page("/")).Goes());
        Assert.Contains("href=\"/installation\"", await (await oper.Http.Page("/?all=1")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await (await world.People.NewLearner()).Http.Page("/?all=1")).StatusCode);
    }

    [Fact]
    public async Task Where_one_manages_nothing_won_in_play_stands_about()
    {
        var teacher = await world.People.NewTeacher();
        Assert.DoesNotContain("class=\"pill", await Text(teacher, "/manage/groups"));
        Assert.Contains("class=\"pill", await Text(teacher, "/home"));
    }

    [Fact]
    public async Task What_is_wrong_with_a_form_is_said_in_plain_words()
    {
        var page = await (await world.Anonymous().Post("/r/kids/sign-up/child", "child-sign-up", ("FirstName", ""), ("Age", "200"), ("Email", ""), ("Password", "x"), ("ParentEmail", ""))).Document();
        var faults = page.QuerySelectorAll(".field-error").Select(fault => fault.TextContent.Trim()).ToList();
        Assert.Contains("This is missing.", faults);
        Assert.All(faults, fault => Assert.DoesNotMatch(@"_|\bfield\b", fault));
    }

    [Fact]
    public async Task An_operator_who_looks_in_without_being_a_member_finds_no_dead_end()
    {
        var oper = await world.People.NewOperator();
        foreach (var page in new[] { "/profile", "/wallet", "/avatars", "/notices", "/groups" })
            Assert.Equal((page, HttpStatusCode.OK), (page, (await oper.Http.Page("/r/kids" + page)).StatusCode));
    }

    [Fact]
    public async Task What_a_role_may_do_is_said_in_the_realm_s_own_words()
    {
        var admin = await world.People.NewAdmin();
        var (roles, role) = (await Text(admin, "/manage/roles"), await Text(admin, "/manage/roles/teacher"));
        Assert.Contains("Write missions, lessons and topics", role);
        foreach (var page in new[] { roles, role })
            Assert.DoesNotMatch(@">[^<]*\b(courses?|achievements|learners|groups)\b[^<]*<", page);
    }

    private static async Task<string> Text(TestPerson person, string page) =>
        await (await person.Http.Page("/r/kids" + page)).Content.ReadAsStringAsync();
}
