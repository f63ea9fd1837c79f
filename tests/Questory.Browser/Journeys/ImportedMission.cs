using System.Net.Http.Headers;
using System.Net.Http.Json;
using Questory.Browser.Testing;
using Questory.Tests.Learning;

namespace Questory.Browser.Journeys;

/// <summary>A mission whose questions came in as a GIFT file, published in the kids realm.</summary>
internal sealed record ImportedMission(Guid Course, string Slug, string Title)
{
    public static async Task<ImportedMission> In(BrowserWorld world)
    {
        var author = await world.People.NewTeacher();
        var title = $"Planets {Guid.NewGuid():N}"[..14];
        var made = await Classroom.Made(await author.Http.PostAsJsonAsync(author.At("/courses"), new { title, kind = "mission", difficulty = "easy", xp_reward = 100 }));
        var course = made.GetProperty("id").GetGuid();
        var file = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Journeys", "planets.gift")));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        var report = await Classroom.Made(await author.Http.PostAsync(author.At($"/courses/{course}/imports/gift"), new MultipartFormDataContent { { file, "files", "planets.gift" } }));
        Assert.True(report.GetProperty("taken").GetBoolean(), report.ToString());
        Assert.Equal(3, report.GetProperty("files")[0].GetProperty("questions").GetInt32());
        Assert.True((await author.Http.PutAsync(author.At($"/courses/{course}/publication"), null)).IsSuccessStatusCode);
        return new ImportedMission(course, made.GetProperty("slug").GetString()!, title);
    }
}
