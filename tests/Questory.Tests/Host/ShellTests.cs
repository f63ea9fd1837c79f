using System.Net;
using Questory.Tests.Accounts;
using Questory.Tests.Testing;

namespace Questory.Tests.Host;

public sealed class ShellTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task The_front_page_shows_every_open_realm_as_a_door()
    {
        var page = await (await world.Anonymous().Page("/")).Content.ReadAsStringAsync();

        Assert.Contains("href=\"/r/kids/join\"", page);
        Assert.DoesNotContain("href=\"/r/kids\"", page);
        Assert.Contains("data-theme=\"questory\"", page);
    }

    [Fact]
    public async Task A_member_s_door_leads_straight_in()
    {
        var learner = await world.People.NewLearner();

        var page = await (await learner.Http.Page("/?all=1")).Content.ReadAsStringAsync();

        Assert.Contains("href=\"/r/kids\"", page);
        Assert.Contains("action=\"/sign-out\"", page);
    }

    [Fact]
    public async Task An_unknown_address_is_a_whole_page_that_says_so()
    {
        var answer = await world.Anonymous().Page("/nowhere");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1>There is nothing here.</h1>", page);
        Assert.Contains("/dist/styles-", page);
        Assert.Contains("id=\"main\"", page);
        Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task An_address_below_a_realm_that_nobody_has_is_told_of_in_the_realm_s_look()
    {
        var learner = await world.People.NewTeacher();
        var answer = await learner.Http.Page("/r/kids/no-such-page");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("data-theme=\"kids\"", page);
        Assert.Contains("href=\"/r/kids\"", page);
        Assert.Equal(HttpStatusCode.NotFound, (await learner.Http.Page("/r/no-such-realm/no-such-page")).StatusCode);
    }

    [Fact]
    public async Task A_page_travels_compressed_and_an_answer_of_the_API_does_not()
    {
        var learner = await world.People.NewLearner();
        learner.Http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");

        var page = await learner.Http.Page("/r/kids/home");
        var api = await learner.Http.GetAsync("/api/realms/kids/progress/me");

        Assert.Equal(["br"], page.Content.Headers.ContentEncoding);
        Assert.True((await page.Content.ReadAsByteArrayAsync()).Length < 12_000, "A start page weighs more than 12 kB.");
        Assert.Empty(api.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Assets_may_be_kept_for_ever_because_their_names_carry_a_hash()
    {
        var page = await (await world.Anonymous().Page("/")).Content.ReadAsStringAsync();
        var style = page[page.IndexOf("/dist/styles-", StringComparison.Ordinal)..].Split('"')[0];

        var answer = await world.Anonymous().GetAsync(style);

        Assert.Equal("text/css", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl?.ToString());
    }
}
