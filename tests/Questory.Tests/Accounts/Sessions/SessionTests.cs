using System.Net;
using System.Text.Json;
using Questory.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Sessions;

public sealed class SessionTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("AE-010"), Row("EP-006")]
    public async Task Ending_one_of_two_sessions_works_at_once_and_leaves_the_other()
    {
        var ada = await Newcomer.SignUp(world);
        var (tablet, _) = await ada.SignIn();
        var (phone, refresh) = await ada.SignIn();
        var sessions = (await tablet.Ask("/api/account/sessions")).Is(HttpStatusCode.OK).Body.EnumerateArray().ToList();
        Assert.Equal(2, sessions.Count);
        var other = sessions.Single(session => !session.GetProperty("current").GetBoolean()).GetProperty("id").GetGuid();

        (await tablet.Do(HttpMethod.Delete, $"/api/account/sessions/{other}")).Is(HttpStatusCode.NoContent);
        (await phone.Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
        (await world.Anonymous().Tell("/api/tokens/refresh", new { refresh_token = refresh })).Is(HttpStatusCode.Unauthorized);
        (await tablet.Ask("/api/account")).Is(HttpStatusCode.OK);
        (await tablet.Do(HttpMethod.Delete, $"/api/account/sessions/{other}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    [Row("EP-006")]
    public async Task Ending_all_others_keeps_this_one_and_touches_nobody_else()
    {
        var ada = await Newcomer.SignUp(world);
        var (first, _) = await ada.SignIn();
        var (second, _) = await ada.SignIn();
        var (third, _) = await ada.SignIn();
        var (bob, _) = await (await Newcomer.SignUp(world)).SignIn();
        var ended = (await third.Do(HttpMethod.Delete, "/api/account/sessions")).Is(HttpStatusCode.OK);
        Assert.Equal(2, ended.Body.GetProperty("ended").GetInt32());
        (await first.Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
        (await second.Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
        (await third.Ask("/api/account")).Is(HttpStatusCode.OK);
        (await bob.Ask("/api/account")).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Row("AE-010"), Row("EP-006")]
    public async Task Another_person_s_session_is_not_found()
    {
        var (ada, _) = await (await Newcomer.SignUp(world)).SignIn();
        var (bob, _) = await (await Newcomer.SignUp(world)).SignIn();
        var session = (await bob.Ask("/api/account/sessions")).Body[0].GetProperty("id").GetGuid();
        (await ada.Do(HttpMethod.Delete, $"/api/account/sessions/{session}")).Is(HttpStatusCode.NotFound);
        (await bob.Ask("/api/account")).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Row("NT-002")]
    public async Task After_signing_out_access_and_refresh_token_are_dead()
    {
        var (http, refresh) = await (await Newcomer.SignUp(world)).SignIn();
        (await http.Do(HttpMethod.Delete, "/api/tokens")).Is(HttpStatusCode.NoContent);
        (await http.Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
        (await world.Anonymous().Tell("/api/tokens/refresh", new { refresh_token = refresh })).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    [Row("AE-012")]
    public async Task The_hourly_job_deletes_expired_sessions_alone()
    {
        var ada = await Newcomer.SignUp(world);
        await ada.SignIn();
        var (valid, _) = await ada.SignIn();
        var mine = "select count(*) from accounts_sessions s join accounts_accounts a on a.id = s.account_id where a.email = $1";
        await world.Execute("""
            update accounts_sessions set expires_at = $2 where id = (select s.id from accounts_sessions s
                join accounts_accounts a on a.id = s.account_id where a.email = $1 order by s.created_at, s.id limit 1)
            """, ada.Email, world.Clock.GetUtcNow().AddSeconds(-1));
        Assert.Equal(2L, await world.Scalar<long>(mine, ada.Email));
        var job = world.Services.GetRequiredService<JobList>().All.Single(entry => entry.Name == "expired sessions");
        Assert.Equal(new DateTimeOffset(2027, 3, 1, 13, 0, 0, TimeSpan.Zero), job.Schedule.Next(new DateTimeOffset(2027, 3, 1, 12, 34, 0, TimeSpan.Zero)));
        await world.AsSystem<JobResult>(async services => await ((IJob)services.GetRequiredService(job.Job)).Run(CancellationToken.None));
        Assert.Equal(1L, await world.Scalar<long>(mine, ada.Email));
        (await valid.Ask("/api/account")).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Row("NT-005"), Row("EP-007")]
    public async Task The_history_shows_me_what_was_tried_and_nobody_can_change_it()
    {
        var ada = await Newcomer.SignUp(world);
        await ada.TrySignIn("wrong password");
        await ada.TrySignIn("wrong password");
        var (http, _) = await ada.SignIn();
        var lines = (await http.Ask("/api/account/sign-ins")).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["login", "login_failed", "login_failed", "register"], lines.Select(line => line.GetProperty("action").GetString()));
        Assert.Equal(2, lines.Count(line => line.GetProperty("reason").ValueKind == JsonValueKind.String && line.GetProperty("reason").GetString() == "wrong_password"));
        (await http.Do(HttpMethod.Delete, $"/api/account/sign-ins/{lines[0].GetProperty("id").GetGuid()}")).Is(HttpStatusCode.NotFound);
        var (bob, _) = await (await Newcomer.SignUp(world)).SignIn();
        Assert.Equal(2, (await bob.Ask("/api/account/sign-ins")).Body.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_history_pages_by_cursor_without_gap_or_repeat()
    {
        var ada = await Newcomer.SignUp(world);
        var (http, _) = await ada.SignIn();
        await ada.SignIn();
        await ada.SignIn();
        var seen = new List<Guid>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = (await http.Ask($"/api/account/sign-ins?limit=2&cursor={cursor}")).Is(HttpStatusCode.OK).Body;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("id").GetGuid()));
            cursor = page.GetProperty("next").GetString();
        }
        Assert.Equal(4, seen.Count);
        Assert.Equal(4, seen.Distinct().Count());
        Assert.Contains("cursor", (await http.Ask("/api/account/sign-ins?cursor=rubbish")).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Contains("limit", (await http.Ask("/api/account/sign-ins?limit=0")).Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    [Fact]
    [Row("CR-005")]
    public async Task A_browser_s_session_rolls_on_with_use_and_ends_without()
    {
        var ada = await Newcomer.SignUp(world);
        var cookie = await Browser.SignIn(world, ada);
        using var browser = world.With(cookie);
        for (var i = 0; i < 3; i++)
        {
            world.Clock.Advance(TimeSpan.FromDays(20));
            var answer = (await browser.Ask("/api/account")).Is(HttpStatusCode.OK);
            Assert.Contains(answer.Response.Headers.GetValues("Set-Cookie"), set => set.StartsWith("questory=", StringComparison.Ordinal));
        }
        Assert.False((await browser.Ask("/api/account")).Response.Headers.Contains("Set-Cookie"));
        world.Clock.Advance(TimeSpan.FromDays(31));
        (await browser.Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
    }
}
