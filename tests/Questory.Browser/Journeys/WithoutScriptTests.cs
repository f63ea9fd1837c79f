using Questory.Browser.Testing;
using Questory.Tests.Learning;

namespace Questory.Browser.Journeys;

public sealed class WithoutScriptTests(BrowserWorld world) : BrowserTest(world), IClassFixture<BrowserWorld>
{
    [Fact]
    public async Task A_question_is_answered_and_a_lesson_finished_without_script()
    {
        var learner = await World.People.NewLearner();
        var (_, lesson, _) = await (await Classroom.In(World)).OneQuestion(learner);
        var page = await (await Open(learner, Device.Phone with { Scripts = false })).Go($"/r/kids/lessons/{lesson}?q=1");

        await page.GetByRole(AriaRole.Radio, new() { Name = "True" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await Assertions.Expect(page.Locator(".verdict")).ToContainTextAsync("Water freezes at 0 °C.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Mission completed!" })).ToBeVisibleAsync();
        Assert.True(await learner.Xp() >= 10);
    }
}
