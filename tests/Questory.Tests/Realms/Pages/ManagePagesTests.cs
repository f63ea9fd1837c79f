using System.Net;
using Questory.Tests.Accounts;
using Questory.Tests.Testing;

namespace Questory.Tests.Realms.Pages;

public sealed class ManagePagesTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Theory]
    [InlineData("/manage")]
    [InlineData("/manage/members")]
    [InlineData("/manage/members?search=a&role=learner")]
    [InlineData("/manage/invitations")]
    [InlineData("/manage/roles")]
    [InlineData("/manage/roles/teacher")]
    [InlineData("/manage/realm")]
    [InlineData("/manage/words")]
    [InlineData("/manage/look")]
    [InlineData("/manage/settings")]
    [InlineData("/manage/activity")]
    [InlineData("/manage/audit")]
    public async Task Admins_open_every_page_and_learners_none(string path)
    {
        var (admin, learner, other) = (await world.People.NewAdmin(), await world.People.NewLearner(), await world.People.NewAdmin("other"));
        Assert.Equal(HttpStatusCode.OK, (await admin.Http.Page("/r/kids" + path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await learner.Http.Page("/r/kids" + path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.Page("/r/kids" + path)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await world.Anonymous().Page("/r/kids" + path)).StatusCode);
    }

    [Fact]
    public async Task A_member_gets_roles_is_suspended_and_removed_by_forms()
    {
        var (admin, bob) = (await world.People.NewAdmin(), await world.People.NewLearner());
        var page = $"/r/kids/manage/members/{bob.Id}";
        Assert.Equal(page + "?saved=1", (await admin.Http.Post(page, "roles", ("Wanted", "learner"), ("Wanted", "teacher"))).Goes());
        (await bob.Http.Ask(bob.At("/members"))).Is(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Http.Post(page, "suspend", ("Reason", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Http.Post(page, "suspend", ("Reason", "rude words"))).StatusCode);
        Assert.Contains("rude words", await (await bob.Http.Page("/r/kids/manage/members")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Http.Post(page, "readmit")).StatusCode);
        Assert.Equal("/r/kids/manage/members", (await admin.Http.Post(page, "remove")).Goes());
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Http.Page(page)).StatusCode);
    }

    [Fact]
    public async Task An_invitation_made_by_form_leads_a_newcomer_in()
    {
        var admin = await world.People.NewAdmin();
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Http.Post("/r/kids/manage/invitations", "invite", ("Email", ""), ("Code", "class-7b"), ("Role", "learner"), ("MaxUses", "30"), ("Days", "7"))).StatusCode);
        Assert.Contains("/invitation/class-7b", await (await admin.Http.Page("/r/kids/manage/invitations")).Content.ReadAsStringAsync());
        Assert.Equal("/invitation/CLASS-7B", (await world.Anonymous().Post("/invitation", "code", ("Code", " CLASS-7B "))).Goes());
        Assert.Contains("/r/kids/sign-up?invitation=CLASS-7B", await (await world.Anonymous().Page("/invitation/CLASS-7B")).Content.ReadAsStringAsync());
        var came = await world.Anonymous().Post("/r/kids/sign-up?invitation=CLASS-7B", "sign-up",
            ("Email", Newcomer.FreshEmail()), ("DisplayName", "Comet"), ("Password", Newcomer.GoodPassword), ("Invitation", "CLASS-7B"));
        Assert.Equal("/r/kids", came.Goes());
        var bob = await world.People.NewStranger();
        Assert.Equal("/r/kids", (await bob.Http.Post("/invitation/class-7b", "accept")).Goes());
        Assert.Equal(2, await world.Scalar<int>("select uses from realms_invitations where code = 'class-7b'"));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Anonymous().Page("/invitation/unknown")).StatusCode);
    }

    [Fact]
    public async Task Words_look_and_settings_are_saved_by_forms_and_faults_are_marked()
    {
        var admin = await world.People.NewAdmin("campus");
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Http.Post("/r/campus/manage/words", "words", ("word.course", "voyage"))).StatusCode);
        Assert.Contains("value=\"voyage\"", await (await admin.Http.Page("/r/campus/manage/words")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Http.Post("/r/campus/manage/look", "look", ("Palette", "kids"), ("Fonts", ""), ("Hue", "200"), ("Spark", ""), ("Rounding", ""))).StatusCode);
        Assert.Contains("--h:200", await (await admin.Http.Page("/r/campus/manage/look")).Content.ReadAsStringAsync());

        var bad = await admin.Http.Post("/r/campus/manage/settings", "settings", ("accounts.password_min", "three"));
        var page = await bad.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        Assert.Contains("id=\"accounts.password_min-error\"", page);
        Assert.Contains("value=\"three\"", page);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Http.Post("/r/campus/manage/settings", "settings", ("accounts.password_min", "12"))).StatusCode);
        Assert.Equal("12", await world.Scalar<string>("select value::text from platform_settings s join realms_realms r on r.id = s.realm_id where r.slug = 'campus' and key = 'accounts.password_min'"));
    }

    [Fact]
    public async Task A_role_is_made_and_changed_by_forms()
    {
        var admin = await world.People.NewAdmin("academy");
        Assert.Equal("/r/academy/manage/roles/greeter", (await admin.Http.Post("/r/academy/manage/roles", "create", ("Name", "Greeter"), ("Code", "greeter"))).Goes());
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Http.Post("/r/academy/manage/roles/greeter", "change", ("Name", "Host"), ("Permissions", "realms.see_members"), ("Permissions", "realms.see_audit"))).StatusCode);
        Assert.Equal(2L, await world.Scalar<long>("select cardinality(permissions)::bigint from realms_roles where code = 'greeter'"));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Http.Post("/r/academy/manage/roles/greeter", "delete")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Http.Page("/r/academy/manage/roles/greeter")).StatusCode);
    }

    [Fact]
    public async Task Newcomers_look_at_an_open_realm_and_join_it()
    {
        Assert.Contains("/r/kids/sign-up", await (await world.Anonymous().Page("/r/kids/join")).Content.ReadAsStringAsync());
        var bob = await world.People.NewStranger();
        Assert.Equal("/r/kids", (await bob.Http.Post("/r/kids/join", "join")).Goes());
        Assert.Equal(HttpStatusCode.NotFound, (await world.Anonymous().Page("/r/nowhere/join")).StatusCode);
    }

    [Theory]
    [InlineData("/installation")]
    [InlineData("/installation/mails")]
    [InlineData("/installation/jobs")]
    [InlineData("/installation/settings")]
    public async Task Operators_alone_open_the_installation(string path)
    {
        Assert.Equal(HttpStatusCode.OK, (await (await world.People.NewOperator()).Http.Page(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.People.NewAdmin()).Http.Page(path)).StatusCode);
    }

    [Fact]
    public async Task An_operator_makes_a_realm_and_runs_jobs_by_forms()
    {
        var op = await world.People.NewOperator();
        Assert.Equal("/r/blue-school/manage", (await op.Http.Post("/installation", "create", ("Chosen", "kids"), ("Name", "Blue School"), ("Slug", "blue-school"), ("Tagline", ""))).Goes());
        Assert.Equal(HttpStatusCode.OK, (await op.Http.Page("/r/blue-school/manage")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await op.Http.Post("/installation", "create", ("Chosen", "kids"), ("Name", "Blue"), ("Slug", "blue-school"))).StatusCode);
        Assert.Equal("/installation/jobs?ran=1", (await op.Http.Post("/installation/jobs", "run")).Goes());
        Assert.Equal(HttpStatusCode.Redirect, (await op.Http.Post("/installation/settings", "settings", ("accounts.sign_ups_per_hour", "61"))).StatusCode);
    }
}
