using System.Net;
using System.Text.RegularExpressions;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Family;

public sealed class SignUpChildTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("AE-001"), Row("AE-002")]
    public async Task A_child_of_nine_waits_and_two_mails_lie_in_the_outbox()
    {
        var (email, parent) = (Newcomer.FreshEmail(), Newcomer.FreshEmail());
        var made = (await world.Anonymous().Tell(Kid.Door, Kid.Form(email.ToUpperInvariant(), parent))).Is(HttpStatusCode.Created);
        Assert.Equal("pending", made.Of("status"));
        Assert.Equal(["parent", "confirmation"], made.Body.GetProperty("waiting_for").EnumerateArray().Select(what => what.GetString()));
        Assert.Matches("^[A-Z][a-z]+ [A-Z][a-z]+ [1-9][0-9]$", made.Of("display_name"));
        foreach (var secret in new[] { "$2", "qst_", "password", "Ada", parent })
            Assert.DoesNotContain(secret, made.Text, StringComparison.Ordinal);
        Assert.Equal("confirm_email consent_request", await world.Scalar<string>("select string_agg(kind, ' ' order by kind) from platform_mails where recipient in ($1, $2)", email, parent));
        Assert.Equal("9 t no", await world.Scalar<string>("""
            select concat_ws(' ', c.age, c.requires_consent, case when c.consent_given_at is null then 'no' end)
            from accounts_children c join accounts_accounts a on a.id = c.account_id where a.email = $1 and a.status = 'pending' and a.first_name = 'Ada'
            """, email));
    }

    [Fact]
    [Row("AE-001")]
    public async Task An_address_in_use_is_a_conflict_whatever_its_case()
    {
        var child = await Kid.SignUp(world);
        var again = (await world.Anonymous().Tell(Kid.Door, Kid.Form(child.Email.ToUpperInvariant(), Newcomer.FreshEmail()))).Is(HttpStatusCode.Conflict);
        Assert.Contains("email", again.Faults);
        (await world.Anonymous().Tell("/api/accounts", new { email = child.Email, display_name = "Eve", password = Newcomer.GoodPassword })).Is(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("", 9, "first_name")]
    [InlineData("   ", 9, "first_name")]
    [InlineData("ada@x.org", 9, "first_name")]
    [InlineData("Ada 0170 1234567", 9, "first_name")]
    [InlineData("Ada\nLovelace", 9, "first_name")]
    [InlineData("Ada", 6, "age")]
    [InlineData("Ada", 15, "age")]
    [InlineData("Ada", -9, "age")]
    [InlineData("Ada", 0, "age")]
    [Row("AE-001"), Row("AE-003")]
    public async Task A_value_that_breaks_a_rule_is_refused_by_field_and_nothing_is_kept(string firstName, int age, string field)
    {
        var (email, parent) = (Newcomer.FreshEmail(), Newcomer.FreshEmail());
        var answer = (await world.Anonymous().Tell(Kid.Door, Kid.Form(email, parent, age, firstName))).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Equal([field], answer.Faults);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from accounts_accounts where email in ($1, $2)", email, parent));
    }

    [Fact]
    [Row("AE-001"), Row("AE-002"), Row("AE-003")]
    public async Task All_missing_fields_are_named_at_once() => Assert.Equal(["age", "email", "first_name", "parent_email", "password"],
        (await world.Anonymous().Tell(Kid.Door, new { })).Is(HttpStatusCode.UnprocessableEntity).Faults.Order());

    [Theory]
    [InlineData("ten")]
    [InlineData(9.5)]
    [InlineData("9")]
    [Row("AE-003")]
    public async Task An_age_that_is_no_whole_number_is_bad_input_that_names_the_field(object age)
    {
        var answer = await world.Anonymous().Tell(Kid.Door, Kid.Form(Newcomer.FreshEmail(), Newcomer.FreshEmail(), age));
        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, answer.Text);
        Assert.Equal(["age"], answer.Faults);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(14)]
    [Row("AE-003")]
    public async Task Seven_and_fourteen_are_taken(int age) => Assert.Equal("pending", await (await Kid.SignUp(world, age)).Status());

    [Fact]
    [Row("AE-002")]
    public async Task The_parent_s_address_is_not_the_child_s_own()
    {
        var email = Newcomer.FreshEmail();
        Assert.Equal(["parent_email"], (await world.Anonymous().Tell(Kid.Door, Kid.Form(email, email.ToUpperInvariant()))).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["parent_email"], (await world.Anonymous().Tell(Kid.Door, Kid.Form(email, "mum"))).Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    [Fact]
    [Row("AE-002"), Row("AE-018")]
    public async Task Another_child_cannot_be_named_as_a_parent()
    {
        var other = await Kid.SignUp(world);
        Assert.Equal(["parent_email"], (await world.Anonymous().Tell(Kid.Door, Kid.Form(Newcomer.FreshEmail(), other.Email))).Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    [Fact]
    [Row("AE-014")]
    public async Task Two_children_who_name_one_address_at_once_make_one_adult_who_cannot_sign_in_yet()
    {
        var mum = Newcomer.FreshEmail();
        var children = await Task.WhenAll(Enumerable.Range(0, 4).Select(place => Kid.SignUp(world, parent: place % 2 == 0 ? mum : mum.ToUpperInvariant())));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from accounts_accounts where email = $1", mum));
        Assert.Equal(4L, await world.Scalar<long>("select count(*) from accounts_children c join accounts_accounts a on a.id = c.guardian_id where a.email = $1", mum));
        Assert.Equal("parent", await world.Scalar<string>("select string_agg(r.role, ' ') from realms_member_roles r join accounts_accounts a on a.id = r.account_id where a.email = $1", mum));
        (await new Newcomer(world, mum, Newcomer.GoodPassword).TrySignIn()).Is(HttpStatusCode.Unauthorized);
        // Four mails, four links: each asks for another child.
        Assert.Equal(4L, await world.Scalar<long>("select count(distinct link) from platform_mails where recipient = $1 and kind = 'consent_request'", mum));
        Assert.Equal(4, children.Select(child => child.DisplayName).Count());
    }

    [Fact]
    [Row("AE-002")]
    public async Task Eight_at_once_with_one_address_make_one_child()
    {
        var (email, parent) = (Newcomer.FreshEmail(), Newcomer.FreshEmail());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.Anonymous().Tell(Kid.Door, Kid.Form(email, parent))));
        Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.Conflict, answer.Text));
        Assert.Equal(2L, await world.Scalar<long>("select count(*) from platform_mails where recipient in ($1, $2)", email, parent));
    }

    [Fact]
    [Row("AE-017")]
    public async Task The_parent_s_mail_says_what_is_collected_why_whom_it_serves_and_how_to_refuse_and_names_the_child_by_first_name_alone()
    {
        var child = await Kid.SignUp(world, firstName: "Zelda");
        var mail = (await world.Scalar<string>("select subject || E'\n' || body_text from platform_mails where recipient = $1", child.ParentEmail))!;
        foreach (var word in new[] { "Zelda", "What we collect", "Why", "Whom it serves", "How to refuse", "14 days", "network address", "kind of device" })
            Assert.Contains(word, mail, StringComparison.Ordinal);
        foreach (var secret in new[] { child.Email, child.DisplayName, "9 years" })
            Assert.DoesNotContain(secret, mail, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(mail, "https?://"));
        Assert.Contains("/r/kids/consent/qst_con_", mail, StringComparison.Ordinal);
        Assert.False(await world.Scalar<bool>("select exists (select from accounts_consent_links where encode(token_hash, 'escape') like '%qst_con%')"));
    }

    [Fact]
    [Row("AE-015")]
    public async Task Whoever_signs_up_as_an_admin_becomes_a_parent()
    {
        var email = Newcomer.FreshEmail();
        (await world.Anonymous().Tell("/api/realms/kids/accounts", new { email, display_name = "Mallory", password = Newcomer.GoodPassword, account_type = "admin", role = "admin", roles = new[] { "admin" }, is_operator = true })).Is(HttpStatusCode.Created);
        Assert.Equal("parent", await world.Scalar<string>("select string_agg(r.role, ' ') from realms_member_roles r join accounts_accounts a on a.id = r.account_id where a.email = $1 and not a.is_operator", email));
        var (http, _) = await new Newcomer(world, email, Newcomer.GoodPassword).SignIn();
        (await http.Tell("/api/realms/kids/courses", new { title = "Mine", slug = "mine" })).Is(HttpStatusCode.Forbidden);
        (await http.Do(HttpMethod.Put, $"/api/realms/kids/members/{(await http.Ask("/api/account")).Of("id")}/roles", new { roles = new[] { "admin" } })).Is(HttpStatusCode.Forbidden);
        (await http.Ask("/api/accounts")).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Row("AE-015")]
    public async Task Only_an_admin_makes_teachers_and_admins()
    {
        var grownUp = await world.People.New("kids", "parent");
        (await grownUp.Http.Tell(grownUp.At("/courses"), new { title = "Mine", kind = "mission", difficulty = "easy" })).Is(HttpStatusCode.Forbidden);
        var roles = grownUp.At($"/members/{grownUp.Id}/roles");
        foreach (var role in new[] { "teacher", "parent", "learner" })
            (await (await world.People.New("kids", role)).Http.Do(HttpMethod.Put, roles, new { roles = new[] { "teacher" } })).Is(HttpStatusCode.Forbidden);
        (await (await world.People.NewAdmin()).Http.Do(HttpMethod.Put, roles, new { roles = new[] { "teacher" } })).Is(HttpStatusCode.NoContent);
        Assert.Equal("teacher", await world.Scalar<string>("select string_agg(role, ' ') from realms_member_roles where account_id = $1", grownUp.Id.Value));
    }

    [Fact]
    [Row("AE-002")]
    public async Task Where_children_are_not_taken_they_cannot_sign_up() => Assert.Equal("no_children_here",
        (await world.Anonymous().Tell("/api/realms/campus/children", Kid.Form(Newcomer.FreshEmail(), Newcomer.FreshEmail()))).Is(HttpStatusCode.Forbidden).Code);

    [Fact]
    [Row("AE-013")]
    public async Task A_child_cannot_go_where_children_are_not_taken()
    {
        var (child, _) = await Kid.Active(world);
        var (http, _) = await child.Person.SignIn();
        Assert.Equal("no_children_here", (await http.Do(HttpMethod.Put, "/api/realms/campus/membership")).Is(HttpStatusCode.Forbidden).Code);
        (await http.Do(HttpMethod.Put, "/api/realms/other/membership")).Is(HttpStatusCode.NoContent);
    }

    [Fact]
    [Row("AE-002"), Row("AE-005")]
    public async Task The_page_asks_who_comes_and_shows_a_child_what_it_waits_for_and_nothing_else()
    {
        Assert.Contains("/r/kids/sign-up/child", await (await world.Anonymous().Page("/r/kids/sign-up")).Content.ReadAsStringAsync());
        var (_, browser) = await Kid.ByPage(world);
        foreach (var page in new[] { "/r/kids", "/r/kids/courses", "/r/kids/leaderboard", "/r/kids/family" })
            Assert.Equal("/r/kids/waiting", (await browser.Page(page)).Goes());
        Assert.Contains("Waiting for your parent", await (await browser.Page("/r/kids/waiting")).Content.ReadAsStringAsync());
        var refused = (await browser.Ask("/api/realms/kids/courses")).Is(HttpStatusCode.Forbidden);
        Assert.Equal("waiting", refused.Code);
        Assert.Contains("waiting for your parent", refused.Text);
        var wrong = await world.Anonymous().Post("/r/kids/sign-up/child", "child-sign-up", ("FirstName", "Ada"), ("Age", "ten"), ("Email", "a"), ("Password", "x"), ("ParentEmail", "b"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("id=\"Age-error\"", await wrong.Content.ReadAsStringAsync());
    }

    [Fact]
    [Row("AE-002"), Row("AE-072")]
    public async Task Nothing_is_noted_of_a_child_before_its_parent_consents()
    {
        var (child, browser) = await Kid.ByPage(world);
        await browser.Page("/r/kids/waiting");
        (await child.Person.TrySignIn()).Is(HttpStatusCode.Forbidden);
        (await child.Person.TrySignIn("not the password")).Is(HttpStatusCode.Unauthorized);
        (await world.Anonymous().Tell("/api/password-resets/requests", new { email = child.Email })).Is(HttpStatusCode.NoContent);
        (await world.Anonymous().Tell("/api/password-resets", new { token = await Newcomer.MailedToken(world, child.Email, "reset_password"), password = "another good one" })).Is(HttpStatusCode.NoContent);
        var (other, leaving) = await Kid.ByPage(world);
        (await leaving.Post("/sign-out", "sign-out")).Dispose();
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from accounts_sessions where account_id = $1 and ended_at is not null", other.Id));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from accounts_sign_ins where account_id = $1", other.Id));
        Assert.Equal(0L, await world.Scalar<long>("""
            select (select count(*) from platform_activity where account_id = $1) + (select count(*) from accounts_sign_ins where account_id = $1)
                 + (select count(*) from accounts_sessions where account_id = $1 and (ip_address is not null or user_agent is not null))
                 + (select count(*) from accounts_accounts where id = $1 and last_sign_in_ip is not null)
            """, child.Id));
    }
}
