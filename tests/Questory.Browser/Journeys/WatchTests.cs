using System.Buffers.Binary;
using System.Net.Http.Json;
using Microsoft.Playwright;
using Questory.Browser.Testing;
using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Browser.Journeys;

/// <summary>A child watches a film and touches nothing: its time counts while the film plays, and no longer.</summary>
public sealed class WatchTests(BrowserWorld world) : BrowserTest(world), IClassFixture<BrowserWorld>
{
    private const string Film = "/films/watched.mp4";

    [Fact, Row("AE-040")]
    public async Task Seven_minutes_of_film_are_seven_minutes_and_the_silence_after_it_is_none()
    {
        var child = await World.People.NewLearner();
        var room = await Classroom.In(World);
        var course = await room.Course(0, publish: false);
        await Classroom.Made(await room.Teacher.Http.PostAsJsonAsync(room.Teacher.At($"/courses/{course.Id}/lessons"), new { title = "A film", kind = "video", content = new { url = Film } }));
        (await room.Teacher.Http.PutAsync(room.Teacher.At($"/courses/{course.Id}/publication"), null)).EnsureSuccessStatusCode();
        var lesson = (await child.Start(course.Slug)).GetProperty("mine").GetProperty("current_lesson").GetGuid();

        var visitor = await Open(child);
        await visitor.Page.RouteAsync($"**{Film}", route => route.FulfillAsync(new() { ContentType = "audio/wav", BodyBytes = Silence(seconds: 60) }));
        await visitor.Page.Clock.InstallAsync();
        var page = await visitor.Page.RunAndWaitForResponseAsync(() => visitor.Go($"/r/kids/lessons/{lesson}"), IsBeat) is { Ok: true } ? visitor.Page : throw new InvalidOperationException("No sign of life.");
        await page.Locator("video").EvaluateAsync("film => { film.muted = true; return film.play(); }");
        for (var minute = 1; minute <= 7; minute++)
        {
            World.Clock.Advance(TimeSpan.FromMinutes(1));
            await page.RunAndWaitForResponseAsync(() => page.Clock.FastForwardAsync(60_000), IsBeat);
        }
        Assert.Equal(7, await Active(child));

        // Its last moments are a sign of life still to be told.
        await page.Locator("video").EvaluateAsync("film => new Promise(done => film.addEventListener('timeupdate', done, { once: true })).then(() => film.pause())");
        await page.RunAndWaitForResponseAsync(() => page.Clock.FastForwardAsync(60_000), IsBeat);
        var beats = 0;
        page.Request += (_, request) => beats += request.Url.EndsWith("/presence", StringComparison.Ordinal) ? 1 : 0;
        for (var minute = 1; minute <= 8; minute++)
        {
            World.Clock.Advance(TimeSpan.FromMinutes(1));
            await page.Clock.FastForwardAsync(60_000);
        }
        await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Shift"), IsBeat);
        Assert.Equal((1, 7), (beats, await Active(child)));
    }

    private static bool IsBeat(IResponse response) => response.Url.EndsWith("/presence", StringComparison.Ordinal);

    private static async Task<long> Active(TestPerson child) => (await child.Get("/progress/me")).GetProperty("progress").GetProperty("active_minutes").GetInt64();

    /// <summary>A film without pictures: what a browser plays of any sound.</summary>
    private static byte[] Silence(int seconds)
    {
        const int Rate = 8_000;
        var wave = new byte[44 + (Rate * seconds)];
        "RIFF"u8.CopyTo(wave);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(4), wave.Length - 8);
        "WAVEfmt "u8.CopyTo(wave.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(16), 16);
        // Plain samples, one channel, one byte each.
        (wave[20], wave[22], wave[32], wave[34]) = (1, 1, 1, 8);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(28), Rate);
        "data"u8.CopyTo(wave.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wave.AsSpan(40), wave.Length - 44);
        wave.AsSpan(44).Fill(128);
        return wave;
    }
}
