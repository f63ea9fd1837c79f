using Microsoft.Playwright;

namespace Questory.Browser.Journeys;

/// <summary>Going about with the keyboard alone: no test here ever touches a mouse.</summary>
internal static class Keyboard
{
    /// <summary>Presses Tab until the element that has the focus says the words.</summary>
    public static async Task TabTo(this IPage page, string words)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            if ((await Focused(page)).Contains(words, StringComparison.OrdinalIgnoreCase))
                return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Tab never reaches “{words}” on {page.Url}.");
    }

    /// <summary>Goes to a link or button by Tab and presses Enter.</summary>
    public static async Task Press(this IPage page, string words)
    {
        await page.TabTo(words);
        await page.Keyboard.PressAsync("Enter");
    }

    private static Task<string> Focused(IPage page) =>
        page.EvaluateAsync<string>("() => { const at = document.activeElement; return at && at !== document.body ? (at.getAttribute('aria-label') || at.innerText || at.name || '') : '' }");
}
