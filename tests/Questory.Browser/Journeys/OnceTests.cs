using Microsoft.Playwright;
using Questory.Browser.Testing;
using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Browser.Journeys;

/// <summary>Double clicks, two tabs and a dropped connection: paid once, nothing lost.</summary>
public sealed class OnceTests(BrowserWorld world) : BrowserTest(world), IClassFixture<BrowserWorld>
{
    [Fact, Row("AE-037"), Row("AE-058")]
    public async Task A_double_click_answers_once()
    {
        var (learner, page, _) = await BeforeAQuestion();
        await page.GetByRole(AriaRole.Radio, new() { Name = "True" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).DblClickAsync();
        await Assertions.Expect(page.Locator(".player-foot")).ToContainTextAsync("XP");
        await PaidOnce(learner);
    }

    [Fact, Row("AE-037")]
    public async Task Two_tabs_are_paid_once()
    {
        var (learner, page, visitor) = await BeforeAQuestion();
        var other = await visitor.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        foreach (var tab in new[] { page, other })
            await tab.GetByRole(AriaRole.Radio, new() { Name = "True" }).CheckAsync();
        await Task.WhenAll(new[] { page, other }.Select(tab => tab.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync()));
        foreach (var tab in new[] { page, other })
            await Assertions.Expect(tab.GetByRole(AriaRole.Button, new() { Name = "Finish" })).ToBeVisibleAsync();
        Assert.Equal(10L, await Xp(learner));
    }

    [Fact]
    public async Task An_answer_given_without_connection_is_kept_and_sent_when_it_is_back()
    {
        var (learner, page, visitor) = await BeforeAQuestion();
        visitor.Expect("ERR_INTERNET_DISCONNECTED");
        await page.GetByRole(AriaRole.Radio, new() { Name = "True" }).CheckAsync();
        await visitor.Context.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await Assertions.Expect(page.GetByText("No connection.")).ToBeVisibleAsync();
        Assert.Equal(0L, await Answers(learner));
        await visitor.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Finish" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await PaidOnce(learner);
    }

    private async Task<(TestPerson, IPage, Visitor)> BeforeAQuestion()
    {
        var learner = await World.People.NewLearner();
        var (_, lesson, _) = await (await Classroom.In(World)).OneQuestion(learner);
        var visitor = await Open(learner);
        var page = await visitor.Go($"/r/kids/lessons/{lesson}?q=1");
        return (learner, page, visitor);
    }

    private async Task PaidOnce(TestPerson learner)
    {
        Assert.Equal(1L, await Answers(learner));
        Assert.Equal(10L, await Xp(learner));
    }

    private Task<long> Answers(TestPerson learner) => World.Scalar<long>("select count(*) from assessment_answers where account_id = $1", learner.Id.Value);

    // What the answer paid; a first badge may pay besides.
    private Task<long> Xp(TestPerson learner) =>
        World.Scalar<long>("select coalesce(sum(amount), 0)::bigint from progress_xp_entries where account_id = $1 and rule_code = 'right-answer'", learner.Id.Value);
}
