using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Jobs;
using Questory.Tests.Groups;
using Questory.Tests.Learning;
using Questory.Tests.Progress;
using Questory.Tests.Testing;
using static Questory.Tests.Groups.School;

namespace Questory.Tests.Insights;

/// <summary>One mail per parent and week, with all children in it.</summary>
public sealed class WeeklyReportTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-029")]
    public async Task Two_children_and_350_XP_make_one_mail_however_often_and_wherever_the_job_runs()
    {
        var parent = await world.NewParent();
        var (ada, ben) = (await world.NewChild(parent, "Ada"), await world.NewChild(parent, "Ben"));
        GoTo(DayOfWeek.Wednesday);
        await world.FinishesCourse(ada, 350, 0);
        await world.Answers(ada, right: true, xp: 0);
        await world.Answers(ada, right: false, xp: 0);
        GoTo(DayOfWeek.Monday);
        await world.FinishesCourse(ada, 77, 0);

        await world.RunWeeklyReports();
        await world.RunWeeklyReports();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => world.RunWeeklyReports()));

        Assert.Equal(1, await Mails(parent));
        var body = await world.Scalar<string>("select body_text from platform_mails where recipient = $1 and kind = 'weekly_report'", parent.Email);
        Assert.Contains("Ada played on one day this week", body);
        Assert.Contains("350 XP", body);
        Assert.Contains("1 of 2 answers were right: 50 percent", body);
        Assert.Contains("Ben did not play this week", body);
        Assert.DoesNotContain("77", body);
        Assert.DoesNotContain(ada.Id.ToString(), body);

        var week = Assert.Single((await parent.Http.Ask(parent.At($"/family/children/{ada.Id}/weeks"))).Is(HttpStatusCode.OK).Body.EnumerateArray());
        Assert.Equal((350, 1, 2), (week.GetProperty("figures").GetProperty("xp").GetInt32(), week.GetProperty("figures").GetProperty("missions").GetInt32(), week.GetProperty("figures").GetProperty("answered").GetInt32()));
        Assert.Equal(50.00m, week.GetProperty("figures").Number("accuracy"));
        Assert.Equal(0, (await parent.Http.Ask(parent.At($"/family/children/{ben.Id}/weeks"))).Body[0].GetProperty("figures").GetProperty("xp").GetInt32());
    }

    [Fact, Row("AE-029"), Row("AE-039")]
    public async Task A_written_answer_marked_right_is_among_the_right_ones_of_the_week_in_which_it_was_given()
    {
        GoTo(DayOfWeek.Wednesday);
        var (parent, admin, room) = (await world.NewParent(), await world.People.NewAdmin(), await Classroom.In(world));
        var child = await world.NewChild(parent, "Ada");
        var course = await room.Course();
        var question = await room.Question(course.Lessons[0], new { title = "Essay", body = new { kind = "essay", prompt = new { text = "Why?" } } });
        await child.Start(course.Slug);
        foreach (var permille in new[] { 700, 400 })
        {
            var written = (await child.Answer(course.Lessons[0], question, $"Because of {permille}.")).GetProperty("id").GetGuid();
            (await admin.Http.Do(HttpMethod.Put, admin.At($"/essays/{child.Id}/{written}/marking"), new { permille })).Is(HttpStatusCode.OK);
        }
        GoTo(DayOfWeek.Monday);
        await world.RunWeeklyReports();
        Assert.Contains("1 of 2 answers were right: 50 percent",
            await world.Scalar<string>("select body_text from platform_mails where recipient = $1 and kind = 'weekly_report'", parent.Email));
    }

    [Fact, Row("AE-029")]
    public async Task The_job_is_due_on_Monday_and_catches_up_once()
    {
        var jobs = world.Services.GetRequiredService<JobRunner>();
        GoTo(DayOfWeek.Monday);
        await jobs.RunDue(CancellationToken.None);
        var parent = await world.NewParent();
        await world.NewChild(parent, "Ada");
        GoTo(DayOfWeek.Sunday);
        await jobs.RunDue(CancellationToken.None);
        Assert.Equal(0, await Mails(parent));
        foreach (var expected in new[] { 1, 2 })
        {
            GoTo(DayOfWeek.Monday);
            await jobs.RunDue(CancellationToken.None);
            await jobs.RunDue(CancellationToken.None);
            // The server's own clockwork may have been at it in this very moment.
            for (var patience = 0; patience < 50 && await Mails(parent) < expected; patience++)
                await Task.Delay(100);
            Assert.Equal(expected, await Mails(parent));
        }
    }

    [Fact, Row("AE-029")]
    public async Task An_unconfirmed_address_gets_none_and_a_week_ends_at_midnight()
    {
        var (parent, unconfirmed) = (await world.NewParent(), await world.NewParent());
        var child = await world.NewChild(parent, "Ada");
        await world.NewChild(unconfirmed, "Ben");
        await world.Execute("update accounts_accounts set email_verified_at = null where id = $1", unconfirmed.Id.Value);
        GoTo(DayOfWeek.Sunday);
        var midnight = new DateTimeOffset(world.Clock.GetUtcNow().Date, TimeSpan.Zero).AddDays(1);
        world.Clock.MoveTo(midnight.AddSeconds(-20));
        await world.FinishesCourse(child, 10, 0);
        world.Clock.MoveTo(midnight);
        await world.FinishesCourse(child, 500, 0);

        await world.RunWeeklyReports();
        Assert.Equal(0, await Mails(unconfirmed));
        Assert.Contains("10 XP", await world.Scalar<string>("select body_text from platform_mails where recipient = $1", parent.Email));
    }

    [Fact, Row("AE-029")]
    public async Task With_the_switch_off_no_mail_comes_and_the_page_still_tells_the_week()
    {
        var (off, on) = (await world.NewParent(), await world.NewParent());
        var child = await world.NewChild(off, "Ada");
        await world.NewChild(on, "Ben");
        (await off.Http.Do(HttpMethod.Patch, "/api/account/notices", new { weekly_reports = false })).Is(HttpStatusCode.NoContent);
        GoTo(DayOfWeek.Wednesday);
        await world.FinishesCourse(child, 350, 0);
        GoTo(DayOfWeek.Monday);
        await world.RunWeeklyReports();

        Assert.Equal(0, await Mails(off));
        Assert.Equal(1, await Mails(on));
        var link = new Uri((await world.Scalar<string>("select switch_off from platform_mails where recipient = $1 and kind = 'weekly_report'", on.Email))!);
        Assert.DoesNotContain(on.Email, link.ToString());
        Assert.Equal(350, (await off.Http.Ask(off.At($"/family/children/{child.Id}/weeks"))).Body[0].GetProperty("figures").GetProperty("xp").GetInt32());
        (await world.Anonymous().Ask(off.At($"/family/children/{child.Id}/weeks"))).Is(HttpStatusCode.Unauthorized);
    }

    [Fact, Row("AE-029"), Row("AE-013")]
    public async Task The_realm_s_admins_find_the_report_in_their_outbox_and_nobody_who_may_not_see_children_does()
    {
        await using var onlyHere = await world.HoldJob("weekly reports");
        var (parent, both) = (await world.NewParent(), await world.NewParent());
        await world.NewChild(parent, "Hedwig");
        await world.Execute("insert into realms_members (account_id, realm_id, joined_at) select $1, id, now() from realms_realms where slug = 'other'", (await world.NewChild(both, "Kunigunde")).Id.Value);
        var (admin, clerk, other) = (await world.People.NewAdmin(), await world.People.New("kids", "moderator"), await world.People.NewAdmin("other"));
        await world.Execute("""
            update realms_roles set permissions = permissions || array['notices.see_mails'] where code = 'moderator' and realm_id = (select id from realms_realms where slug = 'kids')
            """);
        GoTo(DayOfWeek.Monday);
        await world.RunWeeklyReports();
        await world.RunWeeklyReports();

        Assert.Contains("Hedwig", await Outbox(admin));
        Assert.DoesNotContain("Hedwig", await Outbox(clerk));
        Assert.DoesNotContain("Hedwig", await Outbox(other));
        // What tells of two realms is neither's admins' to read.
        Assert.Equal(1, await Mails(both));
        Assert.DoesNotContain("Kunigunde", await Outbox(admin) + await Outbox(other));
    }

    private static async Task<string> Outbox(TestPerson person) => (await person.Http.Ask(person.At("/mails?kind=weekly_report&limit=100"))).Is(HttpStatusCode.OK).Text;

    private Task<long> Mails(TestPerson parent) => world.Scalar<long>("select count(*) from platform_mails where recipient = $1 and kind = 'weekly_report'", parent.Email);

    // Noon of the next such day.
    private void GoTo(DayOfWeek day)
    {
        var noon = new DateTimeOffset(world.Clock.GetUtcNow().Date, TimeSpan.Zero).AddHours(12);
        do
            noon = noon.AddDays(1);
        while (noon.DayOfWeek != day);
        world.Clock.MoveTo(noon);
    }
}
