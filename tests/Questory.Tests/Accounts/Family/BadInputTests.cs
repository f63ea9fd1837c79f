using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Questory.Tests.Guards;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Family;

/// <summary>What a family's addresses say to values beyond their limits or of the wrong type, to foreign ids and to a clock set back.</summary>
public sealed class BadInputTests(TestWorld world) : IClassFixture<TestWorld>
{
    private static readonly string Long = new('a', 300);

    public static TheoryData<string, string, string> Wrong() => new()
    {
        { "sign up", "first_name", "5" }, { "sign up", "first_name", "null" }, { "sign up", "first_name", $"\"{Long}\"" }, { "sign up", "first_name", "\"  \"" },
        { "sign up", "email", "{}" }, { "sign up", "email", $"\"{Long}@test.example\"" }, { "sign up", "email", "\"a b@test.example\"" }, { "sign up", "email", "\"x@y@z\"" },
        { "sign up", "age", "\"ten\"" }, { "sign up", "age", "9.5" }, { "sign up", "age", "99999999999" }, { "sign up", "age", "[9]" },
        { "sign up", "password", "12345678" }, { "sign up", "password", "\"seven77\"" }, { "sign up", "password", $"\"{Long}\"" },
        { "sign up", "parent_email", "true" }, { "sign up", "parent_email", "\"nobody\"" }, { "sign up", "parent_email", $"\"{Long}@test.example\"" },
        { "sign up", "time_zone", "\"Mars/Base\"" }, { "sign up", "time_zone", "7" },
        { "add", "first_name", "\"R2D2\"" }, { "add", "first_name", "[]" }, { "add", "age", "6" }, { "add", "age", "\"8\"" }, { "add", "email", "\"no\"" }, { "add", "email", "1" },
        { "add", "password", "\"short\"" }, { "add", "password", "null" }, { "add", "consent", "false" }, { "add", "consent", "\"yes\"" },
        { "edit", "first_name", "\"\"" }, { "edit", "first_name", $"\"{Long}\"" }, { "edit", "first_name", "8" }, { "edit", "age", "15" }, { "edit", "age", "\"old\"" },
        { "correct", "first_name", "\"me@x.org\"" }, { "correct", "age", "-1" }, { "correct", "requires_consent", "\"perhaps\"" },
        { "hand over", "guardian_email", "\"nobody\"" }, { "hand over", "guardian_email", "7" }, { "hand over", "guardian_email", $"\"{Long}\"" },
        { "hand over", "reason", "\"   \"" }, { "hand over", "reason", $"\"{Long}{Long}\"" }, { "hand over", "reason", "{}" },
        { "use link", "token", "5" }, { "use link", "token", "null" }, { "use link", "token", "\"\"" },
        { "prefer", "display_name", $"\"{new string('d', 51)}\"" }, { "prefer", "display_name", "\"call 030 5550100\"" }, { "prefer", "display_name", "9" },
        { "prefer", "sound_enabled", "\"on\"" }, { "prefer", "theme_preference", "\"hacker\"" }, { "prefer", "notifications_enabled", "1" },
        { "delete person", "reason", "\" \"" }, { "delete person", "reason", "4" }, { "delete person", "reason", $"\"{Long}{Long}\"" },
    };

    [Theory, MemberData(nameof(Wrong))]
    [Row("AE-001"), Row("AE-003"), Row("AE-011"), Row("AE-022"), Row("AE-026"), Row("AE-033")]
    public async Task A_value_of_the_wrong_kind_or_size_is_named_and_nothing_is_half_written(string what, string field, string value)
    {
        var (child, parent) = await Home();
        var admin = await Admin();
        var good = Newcomer.GoodPassword;
        var (http, method, url, body) = what switch
        {
            "sign up" => (world.Anonymous(), HttpMethod.Post, Kid.Door, Fields(("first_name", "Ada"), ("age", 9), ("email", Newcomer.FreshEmail()), ("password", good), ("parent_email", Newcomer.FreshEmail()))),
            "add" => (parent, HttpMethod.Post, "/api/realms/kids/family/children", Fields(("first_name", "Ben"), ("age", 8), ("email", Newcomer.FreshEmail()), ("password", good), ("consent", true))),
            "edit" => (parent, HttpMethod.Patch, child.At(), Fields(("first_name", "Eve"))),
            "correct" => (admin.Http, HttpMethod.Patch, admin.At($"/families/{child.Id}"), Fields(("first_name", "Eve"))),
            "hand over" => (admin.Http, HttpMethod.Put, admin.At($"/families/{child.Id}/guardian"), Fields(("guardian_email", admin.Email), ("reason", "moved"))),
            "use link" => (world.Anonymous(), HttpMethod.Post, "/api/realms/kids/consent-links", Fields(("token", "qst_con_x"), ("password", good))),
            "prefer" => ((await child.Person.SignIn()).Http, HttpMethod.Patch, "/api/account/preferences", Fields(("theme_preference", "dark"), ("sound_enabled", false))),
            _ => (admin.Http, HttpMethod.Post, admin.At($"/people/{child.Id}/deletion"), Fields(("reason", "asked"))),
        };
        body[field] = JsonNode.Parse(value);
        var before = await State();
        using var request = new HttpRequestMessage(method, url) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, $"{(int)answer.StatusCode} {text}");
        Assert.Equal([field], JsonNode.Parse(text)!["errors"]!.AsObject().Select(fault => fault.Key));
        Assert.Equal(before, await State());
    }

    [Fact]
    [Row("AE-010"), Row("AE-018"), Row("AE-020"), Row("AE-023"), Row("AE-024"), Row("AE-025"), Row("AE-028"), Row("AE-072")]
    public async Task Another_s_child_answers_like_nobody_at_every_address_and_the_try_is_kept()
    {
        var (child, _) = await Kid.Active(world);
        var (own, stranger) = await Kid.Active(world);
        var endpoints = EndpointList.Of(world).Where(endpoint => endpoint.InRealm && endpoint.Route.GetParameter("child") is not null
            && endpoint.Route.RawText!.Contains("/family/", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.True(endpoints.Count >= 15, "The guard found hardly any address of a child.");
        var (before, tries) = (await State(), 0L);
        foreach (var endpoint in endpoints)
        {
            var foreign = await Send(stranger, endpoint, child.Id);
            var nobody = await Send(stranger, endpoint, Guid.NewGuid());
            Assert.True(foreign.Status is HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity, $"{endpoint} {foreign.Status}");
            Assert.Equal((endpoint.ToString(), nobody), (endpoint.ToString(), foreign));
            Assert.NotEqual(HttpStatusCode.OK, (await Send(stranger, endpoint, "not-an-id")).Status);
            tries += foreign.Status == HttpStatusCode.NotFound ? 1 : 0;
        }
        Assert.Equal(tries, await world.Scalar<long>("select count(*) from platform_audit where action = 'tried to reach a child' and object_id = $1", child.Id));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from platform_audit where action = 'tried to reach a child' and object_id = $1", own.Id));
        Assert.Equal(before, await State());
    }

    [Fact]
    [Row("AE-004"), Row("AE-017"), Row("AE-019"), Row("AE-024"), Row("AE-073")]
    public async Task A_clock_set_back_deletes_nobody_early_and_lets_nobody_in_late()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var (child, browser) = await Kid.ByPage(own);
        (await browser.Tell("/api/realms/kids/consent-reminders")).Is(HttpStatusCode.NoContent);
        own.Clock.Advance(TimeSpan.FromDays(-40));
        await own.RunDueJobs();
        Assert.Equal("pending", await child.Status());
        // Reminded in what is the future now: once more, and then again at most once a day.
        (await browser.Tell("/api/realms/kids/consent-reminders")).Is(HttpStatusCode.NoContent);
        (await browser.Tell("/api/realms/kids/consent-reminders")).Is(HttpStatusCode.TooManyRequests);
        await child.Confirm();
        // The newest mail is the one of the earliest time.
        var link = await own.Scalar<string>("select link from platform_mails where recipient = $1 and kind = 'consent_request' order by created_at limit 1", child.ParentEmail);
        (await own.Anonymous().Tell("/api/realms/kids/consent-links", new { token = link!.Split('/')[^1], password = Newcomer.GoodPassword })).Is(HttpStatusCode.OK);
        var parent = await child.ParentSignsIn();
        (await parent.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.OK);
        Assert.Equal("active", await child.Status());
        (await parent.Do(HttpMethod.Delete, child.At())).Is(HttpStatusCode.OK);
        own.Clock.Advance(TimeSpan.FromDays(-10));
        await own.RunDueJobs();
        Assert.Equal("deleted", await child.Status());
        Assert.Equal(HttpStatusCode.Forbidden, (await child.Person.TrySignIn()).Status);
        Assert.Equal(0L, await own.Scalar<long>("select count(*) from accounts_consent_faults()"));
        Assert.Equal("requested reminded reminded given deletion_asked", await child.Recorded());
        own.Clock.Advance(TimeSpan.FromDays(41));
        await own.RunDueJobs();
        Assert.Equal(0L, await own.Scalar<long>("select count(*) from accounts_accounts where id = $1", child.Id));
    }

    private static (Kid Child, HttpClient Parent)? home;
    private static TestPerson? clerk;

    // One family for all cases: none of them changes it.
    private async Task<(Kid Child, HttpClient Parent)> Home() => home is { Child.World: var known } kept && known == world ? kept : (home = await Kid.Active(world)).Value;

    private async Task<TestPerson> Admin() => clerk is not null && home?.Child.World == world ? clerk : clerk = await world.People.NewAdmin();

    private static JsonObject Fields(params (string Name, object Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)JsonValue.Create(field.Value))));

    private static async Task<(HttpStatusCode Status, string Text)> Send(HttpClient http, GuardedEndpoint endpoint, object id)
    {
        using var request = new HttpRequestMessage(new(endpoint.Method), endpoint.Address("kids", id.ToString()));
        request.Headers.Accept.ParseAdd(endpoint.IsPage ? "text/html" : "application/json");
        if (!endpoint.IsPage && endpoint.Request is not null)
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        // Pages name the address asked for; problems carry a number of their own.
        return (answer.StatusCode, endpoint.IsPage ? "" : JsonNode.Parse(text)?["code"]?.ToString() ?? "");
    }

    private async Task<string?> State() => await world.Scalar<string>("""
        select concat_ws(' ', (select count(*) from accounts_accounts), (select count(*) from accounts_children), (select count(*) from accounts_consent_lines),
            (select count(*) from platform_mails), (select count(*) from accounts_deletions), (select md5(string_agg(c::text, '' order by account_id)) from accounts_children c),
            (select md5(string_agg(concat_ws(',', first_name, display_name, theme_preference, sound_enabled, status), '' order by id)) from accounts_accounts))
        """);
}
