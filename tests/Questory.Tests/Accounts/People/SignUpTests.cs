using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.People;

public sealed class SignUpTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("AE-001"), Row("NT-001"), Row("EP-001"), Row("RL-001")]
    public async Task A_newcomer_gets_one_account_per_address_whatever_its_case()
    {
        var email = Newcomer.FreshEmail();
        var made = (await world.Anonymous().Tell("/api/accounts", new { email = $"  {email.ToUpperInvariant()} ", display_name = "Ada", password = Newcomer.GoodPassword, role = "admin", is_operator = true, points = 999 })).Is(HttpStatusCode.Created);
        Assert.Equal(email, made.Of("email"));
        Assert.False(made.Body.GetProperty("email_verified").GetBoolean());
        var again = (await world.Anonymous().Tell("/api/accounts", new { email, display_name = "Eve", password = Newcomer.GoodPassword })).Is(HttpStatusCode.Conflict);
        Assert.Equal("email_taken", again.Code);
        Assert.DoesNotContain("$2", made.Text);
        Assert.DoesNotContain("qst_", made.Text);
        Assert.DoesNotContain("password", made.Text);
        Assert.False(await world.Scalar<bool>("select is_operator from accounts_accounts where email = $1", email));
        Assert.Equal("register", await world.Scalar<string>("select action from accounts_sign_ins l join accounts_accounts a on a.id = l.account_id where a.email = $1", email));
    }

    [Fact]
    [Row("AE-001")]
    public async Task Eight_at_once_with_one_address_make_one_account()
    {
        var email = Newcomer.FreshEmail();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            world.Anonymous().Tell("/api/accounts", new { email, display_name = "Ada", password = Newcomer.GoodPassword })));
        Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from accounts_accounts where email = $1", email));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_mails where recipient = $1", email));
    }

    [Theory]
    [InlineData("ann@", "Ann", "correct horse", "email")]
    [InlineData("@x.org", "Ann", "correct horse", "email")]
    [InlineData("ann x@x.org", "Ann", "correct horse", "email")]
    [InlineData("Ann <ann@x.org>", "Ann", "correct horse", "email")]
    [InlineData("", "Ann", "correct horse", "email")]
    [InlineData("ann@x.org", "", "correct horse", "display_name")]
    [InlineData("ann@x.org", "   ", "correct horse", "display_name")]
    [InlineData("ann@x.org", "me@x.org", "correct horse", "display_name")]
    [InlineData("ann@x.org", "call 0170 1234567", "correct horse", "display_name")]
    [InlineData("ann@x.org", "see www.x.org", "correct horse", "display_name")]
    [InlineData("ann@x.org", "x.com rules", "correct horse", "display_name")]
    [InlineData("ann@x.org", "line\nbreak", "correct horse", "display_name")]
    [InlineData("ann@x.org", "Ann", "seven77", "password")]
    [InlineData("ann@x.org", "Ann", "ann@x.org", "password")]
    [InlineData("ann@x.org", "Ann", "", "password")]
    [Row("AE-006"), Row("AE-011"), Row("NT-001"), Row("EP-001"), Row("RL-001")]
    public async Task A_value_that_breaks_a_rule_is_refused_by_field(string email, string displayName, string password, string field)
    {
        var before = await world.Scalar<long>("select count(*) from accounts_accounts");
        var answer = (await world.Anonymous().Tell("/api/accounts", new { email, display_name = displayName, password })).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains(field, answer.Faults);
        Assert.Equal(before, await world.Scalar<long>("select count(*) from accounts_accounts"));
    }

    [Theory]
    [InlineData(50, HttpStatusCode.Created)]
    [InlineData(51, HttpStatusCode.UnprocessableEntity)]
    [Row("AE-011")]
    public async Task A_display_name_has_at_most_fifty_characters(int length, HttpStatusCode expected) =>
        (await world.Anonymous().Tell("/api/accounts", new { email = Newcomer.FreshEmail(), display_name = new string('x', length), password = Newcomer.GoodPassword })).Is(expected);

    [Fact]
    public async Task A_body_that_is_missing_or_no_object_is_refused()
    {
        (await world.Anonymous().Tell("/api/accounts")).Is(HttpStatusCode.UnprocessableEntity);
        (await world.Anonymous().Tell("/api/accounts", "text")).Is(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_time_zone_must_be_of_the_iana_database()
    {
        (await world.Anonymous().Tell("/api/accounts", new { email = Newcomer.FreshEmail(), display_name = "Ada", password = Newcomer.GoodPassword, time_zone = "Europe/Berlin" })).Is(HttpStatusCode.Created);
        foreach (var zone in new[] { "Europe/Atlantis", "W. Europe Standard Time", "../etc/passwd" })
            Assert.Contains("time_zone", (await world.Anonymous().Tell("/api/accounts", new { email = Newcomer.FreshEmail(), display_name = "Ada", password = Newcomer.GoodPassword, time_zone = zone })).Is(HttpStatusCode.UnprocessableEntity).Faults);
    }
}
