using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Family;

public sealed class ParentTests(TestWorld world) : IClassFixture<TestWorld>
{
    private const string Mine = "/api/realms/kids/family/children";

    private static object Second(string email, bool consent = true) => new { first_name = "Ben", age = 8, email, password = Newcomer.GoodPassword, consent };

    [Fact]
    [Row("AE-022"), Row("AE-073")]
    public async Task A_second_child_is_made_with_consent_and_plays_as_soon_as_its_address_is_confirmed()
    {
        var (_, parent) = await Kid.Active(world);
        var email = Newcomer.FreshEmail();
        var made = (await parent.Tell(Mine, Second(email))).Is(HttpStatusCode.Created);
        Assert.Equal("waiting_for_confirmation", made.Of("state"));
        var ben = new Kid(world, made.Body.GetProperty("id").GetGuid(), "Ben", made.Of("display_name"), email, "");
        await ben.Confirm();
        Assert.Equal("active", await ben.Status());
        Assert.Equal("given", await ben.Recorded());
        Assert.Equal(["Ada", "Ben"], (await parent.Ask(Mine)).Is(HttpStatusCode.OK).Body.EnumerateArray().Select(child => child.GetProperty("first_name").GetString()));
        (await ben.Person.SignIn()).Http.Dispose();
    }

    [Fact]
    [Row("AE-016"), Row("AE-022")]
    public async Task Only_a_confirmed_parent_adds_a_child_and_only_with_consent()
    {
        var email = Newcomer.FreshEmail();
        var unconfirmed = Newcomer.FreshEmail();
        (await world.Anonymous().Tell("/api/realms/kids/accounts", new { email = unconfirmed, display_name = "Dad", password = Newcomer.GoodPassword })).Is(HttpStatusCode.Created);
        var (dad, _) = await new Newcomer(world, unconfirmed, Newcomer.GoodPassword).SignIn();
        Assert.Equal("email_unconfirmed", (await dad.Tell(Mine, Second(email))).Is(HttpStatusCode.Forbidden).Code);
        var parent = await world.People.New("kids", "parent");
        Assert.Equal(["consent"], (await parent.Http.Tell(Mine, Second(email, consent: false))).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["age", "email", "first_name"], (await parent.Http.Tell(Mine, new { first_name = "R2D2", age = 15, email = "no", password = Newcomer.GoodPassword, consent = true })).Is(HttpStatusCode.UnprocessableEntity).Faults.Order());
        (await (await world.People.NewTeacher()).Http.Tell(Mine, Second(email))).Is(HttpStatusCode.Forbidden);
        (await (await world.People.NewLearner()).Http.Tell(Mine, Second(email))).Is(HttpStatusCode.Forbidden);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from accounts_accounts where email = $1", email));
        Assert.Equal(0, (await parent.Http.Ask(Mine)).Body.GetArrayLength());
        (await parent.Http.Tell(Mine, Second(email))).Is(HttpStatusCode.Created);
        (await parent.Http.Tell(Mine, Second(email))).Is(HttpStatusCode.Conflict);
    }

    [Fact]
    [Row("AE-001"), Row("AE-003"), Row("AE-023")]
    public async Task The_parent_corrects_name_and_age_and_the_child_cannot()
    {
        var (child, parent) = await Kid.Active(world);
        var view = (await parent.Do(HttpMethod.Patch, child.At(), new { first_name = "Adele", age = 14 })).Is(HttpStatusCode.OK);
        Assert.Equal(("Adele", 14), (view.Of("first_name"), view.Body.GetProperty("age").GetInt32()));
        Assert.Equal(["age"], (await parent.Do(HttpMethod.Patch, child.At(), new { age = 15 })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["age"], (await parent.Do(HttpMethod.Patch, child.At(), new { age = 6 })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        var (own, _) = await child.Person.SignIn();
        (await own.Do(HttpMethod.Patch, child.At(), new { age = 14 })).Is(HttpStatusCode.Forbidden);
        (await own.Do(HttpMethod.Put, "/api/account/profile", new { first_name = "Neo", last_name = "Anderson" })).Is(HttpStatusCode.Forbidden);
        (await own.Do(HttpMethod.Put, "/api/account/email", new { email = Newcomer.FreshEmail(), password = Newcomer.GoodPassword })).Is(HttpStatusCode.Forbidden);
        (await own.Do(HttpMethod.Patch, "/api/account/preferences", new { age = 8, status = "deleted", sound_enabled = false })).Is(HttpStatusCode.OK);
        Assert.Equal("Adele 14 active", await world.Scalar<string>("select concat_ws(' ', a.first_name, c.age, a.status) from accounts_children c join accounts_accounts a on a.id = c.account_id where a.id = $1 and a.last_name is null", child.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Row("AE-003"), Row("AE-019"), Row("AE-021")]
    public async Task A_teen_freed_by_the_setting_and_corrected_below_13_needs_consent_from_then_on(bool byParent)
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var admin = await FreeTeens(own);
        var teen = await Kid.SignUp(own, 14);
        await teen.Confirm();
        var link = await Newcomer.MailedToken(own, teen.ParentEmail, "child_signed_up");
        (await own.Anonymous().Tell("/api/realms/kids/consent-links", new { token = link, password = Newcomer.GoodPassword })).Is(HttpStatusCode.OK);
        var (http, _) = await teen.Person.SignIn();
        (await http.Ask("/api/realms/kids/courses")).Is(HttpStatusCode.OK);
        own.Clock.Advance(TimeSpan.FromDays(40));
        (http, _) = await teen.Person.SignIn();

        if (byParent)
            Assert.Equal("waiting_for_parent", (await (await teen.ParentSignsIn()).Do(HttpMethod.Patch, teen.At(), new { age = 12 })).Is(HttpStatusCode.OK).Of("state"));
        else
            (await admin.Http.Do(HttpMethod.Patch, admin.At($"/families/{teen.Id}"), new { age = 12 })).Is(HttpStatusCode.NoContent);
        Assert.Equal("pending", await teen.Status());
        (await http.Ask("/api/realms/kids/courses")).Is(HttpStatusCode.Unauthorized);
        Assert.Equal("waiting", (await teen.Person.TrySignIn()).Is(HttpStatusCode.Forbidden).Code);
        Assert.Equal("requested requested", await teen.Recorded());
        Assert.Equal(1L, await own.Scalar<long>("select count(*) from platform_mails where recipient = $1 and kind = 'consent_request' and body_text like '%14 days%'", teen.ParentEmail));

        // Corrected again, it is not asked for again, and its days go on.
        own.Clock.Advance(TimeSpan.FromDays(10));
        (await admin.Http.Do(HttpMethod.Patch, admin.At($"/families/{teen.Id}"), new { age = 11 })).Is(HttpStatusCode.NoContent);
        Assert.Equal("requested requested", await teen.Recorded());
        await own.RunDueJobs();
        Assert.Equal("pending", await teen.Status());
        own.Clock.Advance(TimeSpan.FromDays(5));
        await own.RunDueJobs();
        Assert.Equal(0L, await own.Scalar<long>("select count(*) from accounts_accounts where id = $1", teen.Id));
        Assert.DoesNotContain(teen.Id.ToString(), await Privacy.Dump.Of(own), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Row("AE-019"), Row("AE-021")]
    public async Task A_child_freed_and_asked_for_again_later_has_all_its_days_anew()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var admin = await own.People.NewAdmin();
        var child = await Kid.SignUp(own, 12);
        await child.Confirm();
        var at = admin.At($"/families/{child.Id}");
        (await admin.Http.Do(HttpMethod.Patch, at, new { age = 13, requires_consent = false })).Is(HttpStatusCode.NoContent);
        own.Clock.Advance(TimeSpan.FromDays(30));
        await own.RunDueJobs();
        Assert.Equal("active", await child.Status());
        (await admin.Http.Do(HttpMethod.Patch, at, new { requires_consent = true })).Is(HttpStatusCode.NoContent);
        await own.RunDueJobs();
        Assert.Equal("pending", await child.Status());
        Assert.Equal("requested requested", await child.Recorded());
        var parent = await child.ComesByLink();
        (await parent.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.OK);
        Assert.Equal("active", await child.Status());
    }

    [Fact]
    [Row("AE-005")]
    public async Task A_paused_child_is_out_at_once_and_back_when_the_parent_says_so()
    {
        var (child, parent) = await Kid.Active(world);
        var (http, _) = await child.Person.SignIn();
        Assert.Equal("paused", (await parent.Do(HttpMethod.Put, child.At("/suspension"))).Is(HttpStatusCode.OK).Of("state"));
        (await http.Ask("/api/realms/kids/courses")).Is(HttpStatusCode.Unauthorized);
        Assert.Equal("suspended", (await child.Person.TrySignIn()).Is(HttpStatusCode.Forbidden).Code);
        // An admin has nothing to lift, and is told whose word it is.
        var admin = await world.People.NewAdmin();
        Assert.Equal("kept_out_by_parent", (await admin.Http.Do(HttpMethod.Put, admin.At($"/people/{child.Id}/reinstatement"), new { reason = "Mistake" })).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("active", (await parent.Do(HttpMethod.Delete, child.At("/suspension"))).Is(HttpStatusCode.OK).Of("state"));
        (await child.Person.SignIn()).Http.Dispose();
    }

    [Fact]
    [Row("AE-005")]
    public async Task Each_reason_to_be_kept_out_is_lifted_by_whoever_gave_it()
    {
        var (child, parent) = await Kid.Active(world);
        var op = await world.People.NewOperator();
        (await op.Http.Do(HttpMethod.Put, $"/api/accounts/{child.Id}/suspension", new { reason = "rude" })).Is(HttpStatusCode.NoContent);
        Assert.Equal("suspended", (await parent.Do(HttpMethod.Put, child.At("/suspension"))).Is(HttpStatusCode.OK).Of("state"));
        Assert.Equal("suspended", (await parent.Do(HttpMethod.Delete, child.At("/suspension"))).Is(HttpStatusCode.OK).Of("state"));
        (await parent.Do(HttpMethod.Delete, child.At("/consent"))).Is(HttpStatusCode.OK);
        (await op.Http.Do(HttpMethod.Delete, $"/api/accounts/{child.Id}/suspension")).Is(HttpStatusCode.NoContent);
        Assert.Equal("suspended", await child.Status());
        Assert.Equal("consent_withdrawn", (await parent.Ask(child.At())).Of("state"));
        (await parent.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.OK);
        Assert.Equal("active", await child.Status());
    }

    [Fact]
    [Row("AE-005")]
    public async Task A_suspension_lifted_from_a_waiting_child_leaves_it_waiting()
    {
        var child = await Kid.SignUp(world);
        var op = await world.People.NewOperator();
        (await op.Http.Do(HttpMethod.Put, $"/api/accounts/{child.Id}/suspension", new { reason = "why", until = world.Clock.GetUtcNow().AddHours(1) })).Is(HttpStatusCode.NoContent);
        world.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("waiting", (await child.Person.TrySignIn()).Is(HttpStatusCode.Forbidden).Code);
        (await op.Http.Do(HttpMethod.Put, $"/api/accounts/{child.Id}/suspension", new { reason = "why" })).Is(HttpStatusCode.NoContent);
        (await op.Http.Do(HttpMethod.Delete, $"/api/accounts/{child.Id}/suspension")).Is(HttpStatusCode.NoContent);
        Assert.Equal("pending", await child.Status());
    }

    [Fact]
    [Row("AE-005")]
    public async Task Deleted_is_final()
    {
        var (child, _) = await Kid.Active(world);
        await world.Execute("update accounts_accounts set status = 'deleted', deleted_at = now() where id = $1", child.Id);
        var (op, admin) = (await world.People.NewOperator(), await world.People.NewAdmin());
        foreach (var deed in new[] { "reinstatement", "suspension" })
            Assert.Equal("deleted_is_final", (await admin.Http.Do(HttpMethod.Put, admin.At($"/people/{child.Id}/{deed}"), new { reason = "Mistake" })).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("deleted_is_final", (await op.Http.Do(HttpMethod.Delete, $"/api/accounts/{child.Id}/suspension")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("deleted", await child.Status());
    }

    [Fact]
    [Row("AE-010"), Row("AE-023")]
    public async Task The_parent_sees_where_the_child_is_signed_in_and_ends_it_at_once()
    {
        var (child, parent) = await Kid.Active(world);
        var (tablet, _) = await child.Person.SignIn();
        var (phone, _) = await child.Person.SignIn();
        var sessions = (await parent.Ask(child.At("/sessions"))).Is(HttpStatusCode.OK);
        Assert.Equal(2, sessions.Body.GetArrayLength());
        Assert.DoesNotContain("ip_address", sessions.Text);
        var newest = sessions.Body.EnumerateArray().OrderBy(session => session.GetProperty("created_at").GetDateTimeOffset()).ThenBy(session => session.GetProperty("id").GetGuid()).Last().GetProperty("id").GetGuid();
        var (_, stranger) = await Kid.Active(world);
        (await stranger.Ask(child.At("/sessions"))).Is(HttpStatusCode.NotFound);
        (await stranger.Do(HttpMethod.Delete, child.At($"/sessions/{newest}"))).Is(HttpStatusCode.NotFound);
        (await parent.Do(HttpMethod.Delete, child.At($"/sessions/{newest}"))).Is(HttpStatusCode.NoContent);
        (await phone.Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
        (await tablet.Ask("/api/account")).Is(HttpStatusCode.OK);
        (await parent.Do(HttpMethod.Delete, child.At($"/sessions/{newest}"))).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    [Row("AE-009")]
    public async Task The_parent_is_told_of_a_child_s_new_password()
    {
        var (child, _) = await Kid.Active(world);
        (await world.Anonymous().Tell("/api/password-resets/requests", new { email = child.Email })).Is(HttpStatusCode.NoContent);
        (await world.Anonymous().Tell("/api/password-resets", new { token = await Newcomer.MailedToken(world, child.Email, "reset_password"), password = "another good one" })).Is(HttpStatusCode.NoContent);
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_mails where recipient = $1 and kind = 'child_password_reset' and body_text like '%Ada%'", child.ParentEmail));
    }

    [Fact]
    [Row("AE-021")]
    public async Task Where_teens_are_free_a_child_of_thirteen_needs_no_consent_and_one_of_twelve_does()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        await FreeTeens(own);
        var (teen, child) = (await Kid.SignUp(own, 13), await Kid.SignUp(own, 12));
        await teen.Confirm();
        await child.Confirm();
        Assert.Equal(("active", "pending"), (await teen.Status(), await child.Status()));
        Assert.Equal("child_signed_up", await own.Scalar<string>("select kind from platform_mails where recipient = $1", teen.ParentEmail));
    }

    private static async Task<TestPerson> FreeTeens(TestWorld own)
    {
        var admin = await own.People.NewAdmin();
        (await admin.Http.Do(HttpMethod.Put, admin.At("/settings"), new { values = new Dictionary<string, object> { ["accounts.teens_without_consent"] = true } })).Is(HttpStatusCode.NoContent);
        return admin;
    }
}
