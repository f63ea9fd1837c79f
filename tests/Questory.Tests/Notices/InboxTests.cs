using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Notices;

public sealed class InboxTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task Reading_counts_down_and_nobody_reads_anothers()
    {
        var (ada, bob) = (await Household.In(world), await Household.In(world));
        foreach (var badge in new[] { "One", "Two", "Three" })
            await ada.Earns(badge);
        var list = (await ada.Child.Http.Ask(ada.Child.At("/notices"))).Is(HttpStatusCode.OK).Body;
        Assert.Equal((3, "You have earned “Three”!"), (list.GetProperty("unread").GetInt32(), list.GetProperty("items")[0].GetProperty("title").GetString()));
        var first = ada.Child.At($"/notices/{list.GetProperty("items")[2].GetProperty("id").GetGuid()}/reading");
        (await bob.Child.Http.Do(HttpMethod.Put, first)).Is(HttpStatusCode.NotFound);
        (await ada.Parent.Http.Do(HttpMethod.Put, first)).Is(HttpStatusCode.NotFound);
        Assert.Equal(0, await Unread(bob.Child));
        var read = (await ada.Child.Http.Do(HttpMethod.Put, first)).Is(HttpStatusCode.OK).Body.GetProperty("read_at").GetDateTimeOffset();
        Assert.Equal(read, (await ada.Child.Http.Do(HttpMethod.Put, first)).Body.GetProperty("read_at").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, await Unread(ada.Child));
        (await ada.Child.Http.Do(HttpMethod.Delete, first)).Is(HttpStatusCode.OK);
        Assert.Equal(3, await Unread(ada.Child));
        (await ada.Child.Http.Do(HttpMethod.Put, ada.Child.At("/notices/reading"))).Is(HttpStatusCode.NoContent);
        Assert.Equal(0, await Unread(ada.Child));
        Assert.Empty((await ada.Child.Http.Ask(ada.Child.At("/notices?unread=true"))).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Whoever_wants_none_of_a_kind_or_none_at_all_is_left_in_peace()
    {
        var home = await Household.In(world);
        (await home.Child.Http.Do(HttpMethod.Patch, "/api/account/notices", new { in_app = new Dictionary<string, bool> { ["achievement_earned"] = false } })).Is(HttpStatusCode.NoContent);
        await home.Earns("Not told");
        Assert.Equal(0, await Unread(home.Child));
        Assert.Equal(1, await home.MailsToParent("achievement_alert"));
        (await home.Child.Http.Do(HttpMethod.Patch, "/api/account/notices", new { in_app = new Dictionary<string, bool> { ["achievement_earned"] = true } })).Is(HttpStatusCode.NoContent);
        (await home.Child.Http.Do(HttpMethod.Patch, "/api/account/preferences", new { notifications_enabled = false })).Is(HttpStatusCode.OK);
        await home.Earns("Nor this");
        Assert.Equal(0, await Unread(home.Child));
    }

    [Fact]
    public async Task A_child_gets_no_notice_by_mail_and_an_adult_who_asks_for_it_does()
    {
        var home = await Household.In(world);
        var adult = await world.People.NewLearner();
        foreach (var http in new[] { home.Child.Http, adult.Http })
            (await http.Do(HttpMethod.Patch, "/api/account/notices", new { mail = new Dictionary<string, bool> { ["achievement_earned"] = true } })).Is(HttpStatusCode.NoContent);
        await home.Earns("One");
        await (home with { Child = adult }).Earns("Two");
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from platform_mails where recipient = $1", home.Child.Email));
        Assert.Equal("You have earned “Two”!", await world.Scalar<string>("select subject from platform_mails where recipient = $1 and kind = 'notice'", adult.Email));
    }

    [Fact]
    public async Task The_expired_go_and_what_is_unread_or_fresh_stays()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var home = await Household.In(own);
        foreach (var badge in new[] { "gone", "soon gone", "stays" })
            await home.Earns(badge);
        await own.Execute("update notices_notices set expires_at = $2 where account_id = $1 and title like '%“gone”%'", home.Child.Id.Value, own.Clock.GetUtcNow().AddHours(-1));
        await own.Execute("update notices_notices set expires_at = $2 where account_id = $1 and title like '%soon gone%'", home.Child.Id.Value, own.Clock.GetUtcNow().AddHours(30));
        Assert.Equal(2, await Unread(home.Child)); // even before the job
        own.Clock.Advance(TimeSpan.FromDays(1));
        await own.RunDueJobs();
        own.Clock.Advance(TimeSpan.FromDays(1));
        await own.RunDueJobs();
        Assert.Equal(1L, await own.Scalar<long>("select count(*) from notices_notices where account_id = $1 and kind = 'achievement_earned'", home.Child.Id.Value));
        own.Clock.Advance(TimeSpan.FromDays(100));
        await own.RunDueJobs();
        Assert.Equal(1, await Unread(home.Child));
    }

    [Fact]
    public async Task Something_new_reaches_an_open_page()
    {
        var home = await Household.In(world);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var stream = await home.Child.Http.GetStreamAsync(home.Child.At("/live/notices"), stop.Token);
        using var reader = new StreamReader(stream);
        Assert.StartsWith("retry", await reader.ReadLineAsync(stop.Token));
        await home.Earns("Live");
        var line = "";
        while (!line!.StartsWith("event: changed", StringComparison.Ordinal))
            line = await reader.ReadLineAsync(stop.Token);
        (await world.Anonymous().Ask(home.Child.At("/live/notices"))).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_bell_and_the_page_show_them()
    {
        var home = await Household.In(world);
        await home.Earns("Seen <b>here</b>");
        var page = (await home.Child.Http.Ask("/r/kids/notices")).Is(HttpStatusCode.OK).Text;
        Assert.DoesNotContain("<b>here</b>", page);
        Assert.Contains("You have earned “Seen <b>here</b>”!", WebUtility.HtmlDecode(page));
        Assert.Contains("bell-count", page);
        Assert.Contains("bell-count", (await home.Child.Http.Ask("/r/kids/notices/bell")).Is(HttpStatusCode.OK).Text);
        Assert.DoesNotContain("bell-count", (await home.Parent.Http.Ask("/r/kids/notices")).Is(HttpStatusCode.OK).Text);
    }

    private static async Task<int> Unread(TestPerson person) =>
        (await person.Http.Ask(person.At("/notices/unread"))).Is(HttpStatusCode.OK).Body.GetProperty("unread").GetInt32();
}
