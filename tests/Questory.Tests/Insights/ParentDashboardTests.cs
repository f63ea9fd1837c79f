using System.Net;
using System.Text.Json;
using Questory.Tests.Groups;
using Questory.Tests.Learning;
using Questory.Tests.Progress;
using Questory.Tests.Testing;
using static Questory.Tests.Groups.School;

namespace Questory.Tests.Insights;

/// <summary>What a parent reads of the own children, and of nobody else's.</summary>
public sealed class ParentDashboardTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-027")]
    public async Task A_child_with_763_XP_and_three_badges_is_level_4_with_two_recent_ones()
    {
        // Badges of the other tests' children would count for this one too.
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var (admin, parent) = (await own.People.NewAdmin(), await own.NewParent());
        var child = await own.NewChild(parent, "Ada", 9);
        await admin.Badge("First steps", 100);
        await admin.Badge("Explorer", 300);
        await admin.Badge("Thinker", 763);
        await own.FinishesCourse(child, 100, 0);
        own.Clock.Advance(TimeSpan.FromDays(7));
        await own.FinishesCourse(child, 200, 0);
        own.Clock.Advance(TimeSpan.FromDays(2));
        await own.FinishesCourse(child, 463, 0);
        own.Clock.Advance(TimeSpan.FromDays(1));

        var line = Assert.Single((await Dashboard(parent)).EnumerateArray());
        Assert.Equal(("Ada", 9, 4, 763), (line.Of("child_name"), line.GetProperty("child_age").GetInt32(), line.GetProperty("current_level").GetInt32(), line.GetProperty("total_xp").GetInt32()));
        Assert.Equal((3, 3, 3), (line.GetProperty("total_badges_earned").GetInt32(), line.GetProperty("badges_earned").GetInt32(), line.GetProperty("missions_completed").GetInt32()));
        Assert.Equal(["Thinker", "Explorer"], line.GetProperty("recent_badges").EnumerateArray().Select(badge => badge.GetString()));
        Assert.Equal(parent.Email, line.Of("parent_email"));
        Assert.Equal(parent.Id.ToString(), line.Of("parent_id"));
        Assert.Equal(child.Id.ToString(), line.Of("child_id"));
        Assert.Equal(DateOnly.FromDateTime(own.Clock.GetUtcNow().AddDays(-1).UtcDateTime).ToString("yyyy-MM-dd"), line.Of("last_activity_date"));
        Assert.Equal(1, line.GetProperty("current_streak_days").GetInt32());
        Assert.Equal(0, line.GetProperty("total_time_minutes").GetInt32());
    }

    [Fact, Row("AE-027")]
    public async Task One_line_per_own_child_deleted_ones_left_out_and_none_without_children()
    {
        var (parent, other) = (await world.NewParent(), await world.NewParent());
        Assert.Empty((await Dashboard(parent)).EnumerateArray());
        var (ada, ben) = (await world.NewChild(parent, "Ada"), await world.NewChild(parent, "Ben"));
        var cleo = await world.NewChild(other, "Cleo");
        await world.FinishesCourse(cleo, 50, 0);
        Assert.Equal(["Ada", "Ben"], (await Dashboard(parent)).EnumerateArray().Select(line => line.Of("child_name")));
        Assert.Equal([0, 0], (await Dashboard(parent)).EnumerateArray().Select(line => line.GetProperty("total_xp").GetInt32()));
        await world.Execute("update accounts_accounts set status = 'deleted', deleted_at = now() where id = $1", ben.Id.Value);
        Assert.Equal(["Ada"], (await Dashboard(parent)).EnumerateArray().Select(line => line.Of("child_name")));
        Assert.Empty((await Dashboard(ada)).EnumerateArray());
    }

    [Fact, Row("AE-028")]
    public async Task A_child_in_detail_has_77_78_for_seven_of_nine()
    {
        var parent = await world.NewParent();
        var child = await world.NewChild(parent, "Ada");
        var room = await Classroom.In(world);
        var mission = await room.AnswersInAll(child, right: 7, wrong: 2);
        await room.Lesson(mission.Id);

        var seen = (await parent.Http.Ask(parent.At($"/family/children/{child.Id}/progress"))).Is(HttpStatusCode.OK);
        Assert.Equal(77.78m, seen.Body.GetProperty("child").Number("average_accuracy"));
        var course = Assert.Single(seen.Body.GetProperty("missions").EnumerateArray());
        Assert.Equal(("in_progress", 0.00m, 77.78m), (course.Of("status"), course.Number("percent"), course.Number("accuracy")));
        var days = seen.Body.GetProperty("days").EnumerateArray().ToList();
        Assert.Equal(28, days.Count);
        Assert.Equal((DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd"), 9, 7), (days[^1].Of("day"), days[^1].GetProperty("answered").GetInt32(), days[^1].GetProperty("right").GetInt32()));
        Assert.All(days.SkipLast(1), day => Assert.Equal(0, day.GetProperty("answered").GetInt32()));

        await child.Finish(mission.Lessons[0]);
        seen = (await parent.Http.Ask(parent.At($"/family/children/{child.Id}/progress"))).Is(HttpStatusCode.OK);
        Assert.Equal(50.00m, seen.Body.GetProperty("missions")[0].Number("percent"));
        Assert.DoesNotContain(child.Email, seen.Text);
        Assert.DoesNotContain("password", seen.Text);
    }

    [Fact, Row("AE-028")]
    public async Task Topics_and_badges_stand_beside_the_missions()
    {
        var (parent, admin) = (await world.NewParent(), await world.People.NewAdmin());
        var child = await world.NewChild(parent);
        var room = await Classroom.In(world);
        var slug = $"safety-{Guid.NewGuid():N}"[..15];
        var topic = (await room.Teacher.Http.Tell(room.Teacher.At("/topics"), new { name = "Safety " + slug, slug })).Body.GetProperty("id").GetGuid();
        await room.AnswersInAll(child, 1, 1, new { topic });
        await admin.Badge("Very first", 1);
        await world.Answers(child, right: true);

        var seen = (await parent.Http.Ask(parent.At($"/family/children/{child.Id}/progress"))).Is(HttpStatusCode.OK).Body;
        Assert.Equal((slug, 50.00m), (seen.GetProperty("topics")[0].Of("slug"), seen.GetProperty("topics")[0].Number("accuracy")));
        Assert.Contains(seen.GetProperty("badges").EnumerateArray(), badge => badge.Of("name") == "Very first");
    }

    [Fact, Row("AE-028"), Row("AE-023")]
    public async Task Anybody_elses_child_is_hidden_in_every_way()
    {
        var (parent, other, teacher) = (await world.NewParent(), await world.NewParent(), await world.People.NewTeacher());
        var child = await world.NewChild(parent);
        foreach (var somebody in new[] { other, teacher, child })
            foreach (var path in new[] { $"/family/children/{child.Id}/progress", $"/family/children/{child.Id}/weeks", $"/family/children/{child.Id}/groups" })
                (await somebody.Http.Ask(somebody.At(path))).Is(HttpStatusCode.NotFound);
        (await parent.Http.Ask(parent.At($"/family/children/{Guid.NewGuid()}/progress"))).Is(HttpStatusCode.NotFound);
    }

    private static async Task<JsonElement> Dashboard(TestPerson parent) => (await parent.Http.Ask(parent.At("/family/children/progress"))).Is(HttpStatusCode.OK).Body;
}
