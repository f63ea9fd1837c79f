using System.Net;
using Questory.Host.Demo;
using Questory.Platform.Modules;
using Questory.Tests.Accounts;
using Questory.Tests.Testing;

namespace Questory.Tests.Demo;

/// <summary>The demo as its people find it.</summary>
public sealed class DemoRealmTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task The_inbox_has_something_to_read_for_learner_and_parent_and_no_more_after_a_second_load()
    {
        for (var i = 0; i < 2; i++)
            await DemoRealms.Load(world.Services, DemoRealms.Choose("kids"), _ => { }, CancellationToken.None);
        Assert.Equal(["New for you", "New for you", "Welcome to", "You are"], await Heads("learner@demo.example"));
        Assert.Equal(["Welcome to"], await Heads("parent@demo.example"));
    }

    private async Task<IEnumerable<string>> Heads(string email)
    {
        var answer = await world.Anonymous().Post("/sign-in", "sign-in", ("Email", email), ("Password", DemoRealm.Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var http = world.With(Browser.Cookie(answer));
        var notices = (await http.Ask("/api/realms/kids/notices")).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray().ToList();
        Assert.All(notices, notice => Assert.InRange((int)http.GetAsync(notice.GetProperty("link").GetString()).Result.StatusCode, 200, 399));
        return notices.Select(notice => notice.GetProperty("title").GetString()!).Select(title => string.Join(' ', title.Split(':')[0].Split(' ').Take(title.StartsWith("New", StringComparison.Ordinal) ? 3 : 2))).Order();
    }
}
