using Questory.Browser.Testing;
using Questory.Tests.Accounts;

namespace Questory.Browser.Accounts;

public sealed class SignInTests(BrowserWorld world) : BrowserTest(world), IClassFixture<BrowserWorld>
{
    [Fact]
    public async Task Someone_signs_in_by_keyboard_and_comes_back_to_where_they_were_going()
    {
        var person = await Newcomer.SignUp(World);
        var page = await (await Open()).Go("/account/profile");
        Assert.EndsWith("/sign-in?next=%2Faccount%2Fprofile", page.Url);

        await page.Keyboard.TypeAsync(person.Email);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(person.Password);
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/account/profile");
        await page.GotoAsync("/sign-out");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync(World.Address.ToString());
        Assert.Empty(await page.Context.CookiesAsync());
    }

    [Fact]
    public async Task A_wrong_password_is_said_aloud_and_the_address_stays_filled_in()
    {
        var person = await Newcomer.SignUp(World);
        var visitor = await Open();
        visitor.Expect("status of 401");
        var page = await visitor.Go("/sign-in");

        await page.GetByLabel("E-mail address").FillAsync(person.Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("not the password");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("E-mail address")).ToHaveValueAsync(person.Email);
        await Assertions.Expect(page.GetByLabel("Password", new() { Exact = true })).ToBeEmptyAsync();
    }

    [Fact]
    public async Task Signing_in_needs_no_script()
    {
        var person = await Newcomer.SignUp(World);
        var page = await (await Open(device: Device.Desk with { Scripts = false })).Go("/sign-in?next=/account/profile");

        await page.GetByLabel("E-mail address").FillAsync(person.Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(person.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Assertions.Expect(page.GetByLabel("First name")).ToBeVisibleAsync();
    }
}
