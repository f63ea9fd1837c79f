using Microsoft.Playwright;
using Questory.Browser.Testing;
using Questory.Tests.Accounts.Family;
using Questory.Tests.Testing;

namespace Questory.Browser.Journeys;

/// <summary>An imported mission, from sign-in to the star board.</summary>
public sealed class PlayTests(BrowserWorld world) : BrowserTest(world), IClassFixture<BrowserWorld>
{
    [Fact, Row("AE-046"), Row("AE-054"), Row("AE-056"), Row("AE-057")]
    public async Task A_child_plays_an_imported_mission_by_keyboard_alone_and_finds_themself_on_the_board()
    {
        var mission = await ImportedMission.In(World);
        var person = (await Kid.Active(World)).Child.Person;
        var page = await (await Open()).Go("/sign-in?next=%2Fr%2Fkids");
        await page.Keyboard.TypeAsync(person.Email);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(person.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/r/kids");

        await page.Press("Missions");
        await page.WaitForURLAsync("**/r/kids/courses");
        await page.Press(mission.Title);
        await page.Press("Start");
        await page.WaitForURLAsync("**/lessons/**");
        await Answer(page, "Which planet is the third", choice => choice == "Earth");
        await Answer(page, "widest rings", choice => choice == "True");
        await Assertions.Expect(page.Locator(".prompt")).ToContainTextAsync("How many moons");
        await page.Locator(".player-body input:not([type=hidden])").First.FocusAsync();
        await page.Keyboard.TypeAsync("1");
        await page.Keyboard.PressAsync("Enter");
        await GoOn(page, "Finish");

        await page.WaitForURLAsync("**/result");
        var earned = page.GetByRole(AriaRole.Main);
        await Assertions.Expect(earned.GetByText("Right answer: Third from the Sun")).ToBeVisibleAsync();
        await Assertions.Expect(earned.GetByText("Right answer: Rings")).ToBeVisibleAsync();
        await Assertions.Expect(earned.GetByText("Right answer: Moons")).ToBeVisibleAsync();
        await Assertions.Expect(earned.GetByText("Mission completed")).Not.ToHaveCountAsync(0);

        await page.Press("Star board");
        await page.WaitForURLAsync("**/leaderboard");
        var xp = await World.Scalar<long>("select total_xp from progress_persons p join accounts_accounts a on a.id = p.account_id where a.email = $1", person.Email);
        Assert.True(xp >= 155, $"30 for answers, 25 for the lesson, 100 for the mission and badges: {xp}.");
        await Assertions.Expect(page.GetByRole(AriaRole.Main).GetByText($"{xp:N0} XP").First).ToBeVisibleAsync();
    }

    // Options are shuffled per person: the key to press is the number on the card.
    private static async Task Answer(IPage page, string question, Func<string, bool> right)
    {
        await Assertions.Expect(page.Locator(".prompt")).ToContainTextAsync(question);
        var choices = await page.Locator(".player-body label").AllInnerTextsAsync();
        var number = choices.ToList().FindIndex(choice => choice.Split('\n').Any(line => right(line.Trim()))) + 1;
        Assert.True(number > 0, $"No such choice among: {string.Join(" | ", choices)}");
        await page.Keyboard.PressAsync(number.ToString());
        await page.Keyboard.PressAsync("Enter");
        await GoOn(page, "Go on");
    }

    // The way on has the focus by itself once the answer is judged.
    private static async Task GoOn(IPage page, string words)
    {
        await Assertions.Expect(page.Locator(":focus")).ToContainTextAsync(words);
        await page.Keyboard.PressAsync("Enter");
    }
}
