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
    public async Task Many_are_held_back_a_part_at_a_time_and_what_is_done_stays_done_when_a_later_part_fails()
    {
        await FreeTeens(true);
        var one = await Teen();
        await world.Execute("""
            with made as (insert into accounts_accounts select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'email', 'teen' || n || '@many.example'))).*
                from accounts_accounts a, generate_series(1, 250) n where a.id = $1 returning id),
            children as (insert into accounts_children select (jsonb_populate_record(c, jsonb_build_object('account_id', made.id, 'case_id', gen_random_uuid()))).*
                from accounts_children c, made where c.account_id = $1)
            insert into realms_members (account_id, realm_id, joined_at) select made.id, m.realm_id, m.joined_at from realms_members m, made where m.account_id = $1
            """, one.Id);
        // Fails in the middle of the third part, and in any that holds more people at once than a part should.
        await world.Execute("""
            create function stumble() returns trigger language plpgsql as $$ begin
                if (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) > 250 then raise 'Too many held at once.'; end if;
                if new.account_id = (select account_id from accounts_children order by account_id offset 230 limit 1) and to_regclass('mended') is null then raise 'No further.'; end if;
                return new;
            end $$;
            create trigger stumble before update on accounts_children for each row execute function stumble();
            """);
        await FreeTeens(false);
        await world.RunDueJobs();
        Assert.True(await world.Scalar<bool>("select last_failed from platform_jobs where name = 'consent age'"));
        Assert.Equal(200, await Waiting());

        await world.Execute("create table mended ()");
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.RunDueJobs();
        Assert.Equal(251, await Waiting());
        Assert.Equal("51 parents asked for consent", await world.Scalar<string>("select last_result from platform_jobs where name = 'consent age' and not last_failed"));
        Assert.Equal((251L, 251L), (await world.Scalar<long>("select count(*) from accounts_consent_lines where kind = 'requested' and method = 'setting'"), await world.Scalar<long>("""
            select count(distinct case_id) from accounts_consent_lines where kind = 'requested' and method = 'setting'
            """)));

        Task<int> Waiting() => world.Scalar<int>("select count(*)::int from accounts_children c join accounts_accounts a on a.id = c.account_id where c.requires_consent and a.status = 'pending'");
    }

    [Fact, Row("AE-021")]
    public async Task One_who_is_deleted_keeps_nobody_else_from_being_asked()
    {
        await FreeTeens(true);
        var (gone, here) = (await Teen(), await Teen());
        (await admin.Http.Tell(admin.At($"/people/{gone.Id}/deletion"), new { reason = "Asked to" })).Is(HttpStatusCode.OK);
        await FreeTeens(false);
        await world.RunDueJobs();
        Assert.Equal("1 parent asked for consent", await world.Scalar<string>("select last_result from platform_jobs where name = 'consent age'"));
        Assert.Equal(("deleted", "pending"), (await gone.Status(), await here.Status()));
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
