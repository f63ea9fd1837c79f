using Questory.Browser.Testing;

namespace Questory.Browser.Pages;

/// <summary>What is true of every page of the house; a new page is looked at as soon as it exists.</summary>
public sealed class EveryPageTests(FurnishedWorld world) : BrowserTest(world), IClassFixture<FurnishedWorld>
{
    /// <summary>Names a folder for a picture of every page by day and by night, for people to look at.</summary>
    private static readonly string? Album = Environment.GetEnvironmentVariable("QUESTORY_PICTURES");

    [Fact]
    public Task Every_page_can_be_used_by_everyone_by_day_and_by_night_and_fits_a_phone() => Visit("en", Device.Desk, async page => [
        .. (await Axe.Faults(page)).Select(fault => "by day, " + fault),
        .. await Picture(page, "day"),
        .. await OnAPhoneByNight(page),
        .. await HasOneHeading(page),
    ]);

    [Fact]
    public Task No_page_has_text_nailed_into_it_and_long_words_fit() =>
        Visit("qps-ploc", Device.Phone, async page => [.. await NailedText.On(page), .. await Layout.Overflow(page)]);

    [Fact]
    public Task Every_page_can_be_turned_round_for_scripts_that_run_from_right_to_left() => Visit("qps-plocm", Device.Phone, async page => [
        .. await page.EvaluateAsync<string>("() => getComputedStyle(document.body).direction") == "rtl" ? (string[])[] : ["it still runs from left to right"],
        .. await Layout.Overflow(page),
    ]);

    private static async Task<IReadOnlyList<string>> OnAPhoneByNight(IPage page)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(Device.Phone.Width, Device.Phone.Height);
        IReadOnlyList<string> faults =
            [.. (await Axe.Faults(page)).Select(fault => "by night on a phone, " + fault), .. await Layout.Overflow(page), .. await Picture(page, "night")];
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(Device.Desk.Width, Device.Desk.Height);
        return faults;
    }

    private static async Task<string[]> Picture(IPage page, string name)
    {
        if (Album is { Length: > 0 })
            await page.ScreenshotAsync(new() { Path = Path.Combine(Album, $"{new Uri(page.Url).AbsolutePath.Trim('/').Replace('/', '-')}-{name}.png"), FullPage = true });
        return [];
    }

    private static async Task<string[]> HasOneHeading(IPage page) => await page.Locator("h1").CountAsync() == 1 ? [] : ["it has not exactly one h1"];

    private async Task Visit(string language, Device device, Func<IPage, Task<IReadOnlyList<string>>> look)
    {
        await world.Speak(language);
        var faults = new List<string>();
        foreach (var group in PageTour.Of(world).GroupBy(stop => stop.As))
        {
            var visitor = await Open(group.Key, device);
            foreach (var stop in group)
            {
                // Nobody's language is asked for in the address.
                var page = await visitor.Go(stop.Address + (stop.As is null && language != "en" ? $"?lang={language}" : ""), stop.Status);
                Assert.True(new Uri(page.Url).AbsolutePath == stop.Address, $"{stop.Address} led to {page.Url}.");
                faults.AddRange((await look(page)).Select(fault => $"{stop.Route}: {fault}"));
            }
        }
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults)}");
    }
}
