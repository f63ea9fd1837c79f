using Questory.Browser.Testing;
using Questory.Tests.Testing;

namespace Questory.Browser.Pages;

public sealed class NoConnectionTests(BrowserWorld world) : BrowserTest(world), IClassFixture<BrowserWorld>
{
    private const string Gone = "The connection is gone.";

    [Fact]
    public async Task Without_a_connection_the_page_stays_and_says_so_until_it_is_back()
    {
        var visitor = await Open();
        var page = await visitor.Go("/sign-in");
        visitor.Expect("ERR_INTERNET_DISCONNECTED");
        visitor.Expect("Failed to fetch");
        await page.GetByLabel("E-mail address").FillAsync("ada@test.example");
        await visitor.Context.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Link, new() { Name = "I forgot my password" }).ClickAsync();

        await Assertions.Expect(page.GetByText(Gone)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("E-mail address")).ToHaveValueAsync("ada@test.example");

        await visitor.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.GetByText(Gone)).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "I forgot my password" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "That happens" })).ToBeVisibleAsync();
    }
}
