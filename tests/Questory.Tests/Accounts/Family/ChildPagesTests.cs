using AngleSharp.Dom;
using Questory.Tests.Learning.Authoring;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Family;

/// <summary>A parent's pages about one child.</summary>
public sealed class ChildPagesTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task A_parent_finds_five_tabs_for_a_child_and_every_page_below_them()
    {
        var (child, parent) = await Kid.Active(world);
        var there = $"/r/kids/family/{child.Id}";
        var overview = await (await parent.Page(there)).Document();
        Assert.Equal(["Overview", "Week", "Learning", "Privacy & consent", "Data"], Tabs(overview, ".tabs-section"));

        foreach (var (path, tab, pages) in new[]
        {
            ("/progress", "Learning", "Progress Classes"), ("/groups", "Learning", "Progress Classes"), ("/weeks", "Week", ""), ("/data", "Data", ""),
            ("/consent", "Privacy & consent", "Consent Devices What happened"), ("/devices", "Privacy & consent", "Consent Devices What happened"),
        })
        {
            var page = await (await parent.Page(there + path)).Document();
            Assert.Equal(tab, page.QuerySelector(".tabs-section [aria-current]")!.TextContent.Trim());
            Assert.Equal(pages, string.Join(' ', Tabs(page, ".tabs-sub")));
        }
    }

    [Fact]
    [Row("AE-022")]
    public async Task Name_and_age_are_corrected_where_the_data_are()
    {
        var (child, parent) = await Kid.Active(world);
        var there = $"/r/kids/family/{child.Id}/data";
        var wrong = await parent.Post(there, "child", ("FirstName", "Ada"), ("Age", "six"));
        Assert.Equal(422, (int)wrong.StatusCode);
        Assert.NotNull((await wrong.Document()).QuerySelector("#Age-error"));
        Assert.Equal(there + "?saved=1", (await parent.Post(there, "child", ("FirstName", "Adele"), ("Age", "10"))).Goes());
        Assert.Equal("Adele", await world.Scalar<string>("select first_name from accounts_accounts where id = $1", child.Id));
    }

    private static List<string> Tabs(IDocument page, string which) => [.. page.QuerySelectorAll($"{which} a").Select(tab => tab.TextContent.Trim())];

    [Fact]
    [Row("AE-001"), Row("AE-013")]
    public async Task A_child_s_own_pages_ask_it_for_nothing_that_is_its_parent_s_to_say()
    {
        var (child, parent) = await Kid.Active(world);
        var (cookie, father) = (await Browser.SignIn(world, child.Person), await Browser.SignIn(world, new Newcomer(world, child.ParentEmail, Newcomer.GoodPassword)));
        using var mine = world.With(cookie);
        using var theirs = world.With(father);
        foreach (var (page, field) in new[] { ("/account/profile", "LastName"), ("/account/data", "Phone"), ("/account/data", "delete"), ("/account/security", "NewEmail") })
        {
            var (own, grown) = (await (await mine.Page("/r/kids" + page)).Content.ReadAsStringAsync(), await (await theirs.Page("/r/kids" + page)).Content.ReadAsStringAsync());
            Assert.Contains($"\"{field}\"", grown);
            Assert.DoesNotContain($"\"{field}\"", own);
            Assert.Contains("arent", own);
            Assert.DoesNotContain("href=\"/r/kids/account/profile\"", own);
        }
        parent.Dispose();
    }
}
