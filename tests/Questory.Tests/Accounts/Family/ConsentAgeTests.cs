using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Family;

/// <summary>A realm's admin changes whether children of 13 and 14 need consent, with children already there.</summary>
public sealed class ConsentAgeTests : IAsyncLifetime
{
    private readonly TestWorld world = new();
    private TestPerson admin = null!;

    public async ValueTask InitializeAsync()
    {
        await world.InitializeAsync();
        admin = await world.People.NewAdmin();
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private async Task FreeTeens(bool? free) => (await admin.Http.Do(HttpMethod.Put, admin.At("/settings"),
        new { values = new Dictionary<string, object?> { ["accounts.teens_without_consent"] = free } })).Is(HttpStatusCode.NoContent);

    private async Task<Kid> Teen(int age = 13)
    {
        var teen = await Kid.SignUp(world, age);
        await teen.Confirm();
        return teen;
    }

    private Task<long> Asked(Kid teen) => world.Scalar<long>("select count(*) from platform_mails where recipient = $1 and kind = 'consent_request'", teen.ParentEmail);

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    [Row("AE-021")]
    public async Task Once_the_setting_frees_nobody_those_it_had_freed_are_out_and_their_parents_are_asked(bool? free)
    {
        await FreeTeens(true);
        var (thirteen, fourteen, freed) = (await Teen(), await Teen(14), await Teen());
        await FreeTeens(false);
        var waiting = await Teen(13);
        (await admin.Http.Do(HttpMethod.Patch, admin.At($"/families/{freed.Id}"), new { requires_consent = true })).Is(HttpStatusCode.NoContent);
        (await admin.Http.Do(HttpMethod.Patch, admin.At($"/families/{freed.Id}"), new { requires_consent = false })).Is(HttpStatusCode.NoContent);
        await FreeTeens(true);
        await world.RunDueJobs();
        // Freeing an age frees nobody who is there: one who waits goes on waiting.
        Assert.Equal(("pending", "active"), (await waiting.Status(), await freed.Status()));

        (await thirteen.Person.SignIn()).Http.Dispose();
        var (http, refresh) = await fourteen.Person.SignIn();
        await FreeTeens(free);
        await world.RunDueJobs();
        Assert.Equal(("pending", "pending", "active"), (await thirteen.Status(), await fourteen.Status(), await freed.Status()));
        (await http.Ask("/api/realms/kids/courses")).Is(HttpStatusCode.Unauthorized);
        (await world.Anonymous().Tell("/api/tokens/refresh", new { refresh_token = refresh })).Is(HttpStatusCode.Unauthorized);
        Assert.Equal("waiting", (await thirteen.Person.TrySignIn()).Is(HttpStatusCode.Forbidden).Code);
        Assert.Equal((1L, 1L), (await Asked(thirteen), await Asked(fourteen)));
        Assert.Equal("requested requested", await thirteen.Recorded());
        await world.RunDueJobs();
        Assert.Equal(1L, await Asked(thirteen));

        var parent = await thirteen.ComesByLink();
        (await parent.Do(HttpMethod.Put, thirteen.At("/consent"))).Is(HttpStatusCode.OK);
        Assert.Equal("active", await thirteen.Status());
        // Who is not answered for in time goes, and who was freed by name stays.
        world.Clock.Advance(TimeSpan.FromDays(15));
        await world.RunDueJobs();
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from accounts_accounts where id = $1", fourteen.Id));
        Assert.Equal(("active", "active"), (await thirteen.Status(), await freed.Status()));
        Assert.Equal(HttpStatusCode.OK, (await admin.Http.Ask(admin.At("/consent-record/check"))).Status);
    }

    [Fact, Row("AE-021")]
    public async Task The_page_of_settings_says_before_saving_what_the_change_does()
    {
        var page = WebUtility.HtmlDecode(await admin.Http.GetStringAsync("/r/kids/manage/settings"));
        Assert.Contains("children of 13 and 14 who play without consent are signed out within a minute", page);
        var setting = (await admin.Http.Ask(admin.At("/settings"))).Is(HttpStatusCode.OK).Body.EnumerateArray().Single(one => one.GetProperty("key").GetString() == "accounts.teens_without_consent");
        Assert.Contains("From yes to no", setting.GetProperty("warning").GetString());
    }

    [Fact, Row("AE-021")]
    public async Task A_teen_free_in_one_realm_comes_into_a_stricter_one_only_with_consent()
    {
        await FreeTeens(true);
        var other = await world.People.NewAdmin("other");
        (await other.Http.Do(HttpMethod.Put, other.At("/settings"), new { values = new Dictionary<string, object> { ["accounts.takes_children"] = true } })).Is(HttpStatusCode.NoContent);
        await world.Execute("update realms_realms set joining = 'open' where slug = 'other'");
        var teen = await Teen();
        var (http, _) = await teen.Person.SignIn();
        Assert.Equal("consent_needed", (await http.Do(HttpMethod.Put, "/api/realms/other/membership")).Is(HttpStatusCode.Forbidden).Code);
        Assert.Equal("active", await teen.Status());

        var link = await Newcomer.MailedToken(world, teen.ParentEmail, "child_signed_up");
        (await world.Anonymous().Tell("/api/realms/kids/consent-links", new { token = link, password = Newcomer.GoodPassword })).Is(HttpStatusCode.OK);
        var parent = await teen.ParentSignsIn();
        (await parent.Do(HttpMethod.Put, teen.At("/consent"))).Is(HttpStatusCode.OK);
        (await http.Do(HttpMethod.Put, "/api/realms/other/membership")).Is(HttpStatusCode.NoContent);
        await world.RunDueJobs();
        Assert.Equal("active", await teen.Status());
    }

    [Fact, Row("AE-020"), Row("AE-021")]
    public async Task Of_a_teen_free_of_consent_nothing_is_written_either_once_the_parent_takes_it_back()
    {
        await FreeTeens(true);
        var teen = await Teen();
        var link = await Newcomer.MailedToken(world, teen.ParentEmail, "child_signed_up");
        (await world.Anonymous().Tell("/api/realms/kids/consent-links", new { token = link, password = Newcomer.GoodPassword })).Is(HttpStatusCode.OK);
        (await (await teen.ParentSignsIn()).Do(HttpMethod.Delete, teen.At("/consent"))).Is(HttpStatusCode.OK);
        var before = await world.Scalar<long>("select count(*) from accounts_sign_ins where account_id = $1", teen.Id);
        (await teen.Person.TrySignIn()).Is(HttpStatusCode.Forbidden);
        (await teen.Person.TrySignIn("not the password")).Is(HttpStatusCode.Unauthorized);
        Assert.Equal("consent_missing", (await admin.Http.Tell(admin.At($"/progress/members/{teen.Id}/corrections"), new { amount = 5, reason = "Praise" })).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(before, await world.Scalar<long>("select count(*) from accounts_sign_ins where account_id = $1", teen.Id));
    }
}
