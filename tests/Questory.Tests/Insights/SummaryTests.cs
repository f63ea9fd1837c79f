using System.Net;
using Questory.Tests.Groups;
using Questory.Tests.Learning;
using Questory.Tests.Testing;
using static Questory.Tests.Groups.School;

namespace Questory.Tests.Insights;

/// <summary>Progress in short, and who may read it with which fields.</summary>
public sealed class SummaryTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-043")]
    public async Task Two_badges_and_three_of_four_missions_are_counted_once_and_equal_the_counters()
    {
        var (admin, parent) = (await world.People.NewAdmin(), await world.NewParent());
        var child = await world.NewChild(parent, "Ada", 11);
        var room = await Classroom.In(world);
        for (var i = 0; i < 4; i++)
        {
            var mission = await room.Course(2, new { xp_reward = 10 });
            await child.Start(mission.Slug);
            await child.Finish(mission.Lessons[0]);
            if (i < 3)
                await child.Finish(mission.Lessons[1]);
        }
        await admin.Badge("One", 1);
        await admin.Badge("Two", 2);
        await room.AnswersInAll(child, 1, 2);

        var mine = (await child.Http.Ask(child.At("/summaries/mine"))).Is(HttpStatusCode.OK).Body;
        Assert.Equal((2, 3), (mine.GetProperty("total_badges").GetInt32(), mine.GetProperty("completed_missions").GetInt32()));
        Assert.Equal((2, 3), (mine.GetProperty("badges_earned").GetInt32(), mine.GetProperty("missions_completed").GetInt32()));
        Assert.Equal((33.33m, "Ada", 11), (mine.Number("average_accuracy"), mine.Of("first_name"), mine.GetProperty("age").GetInt32()));

        var listed = Assert.Single((await admin.Http.Ask(admin.At("/summaries?limit=100"))).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray(),
            line => line.Of("user_id") == child.Id.ToString());
        Assert.Equal(mine.GetProperty("total_xp").GetInt64(), listed.GetProperty("total_xp").GetInt64());
        Assert.Equal(("Ada", 11), (listed.Of("first_name"), listed.GetProperty("age").GetInt32()));
    }

    [Fact, Row("AE-043")]
    public async Task A_child_without_records_stands_there_with_zeros()
    {
        var (admin, parent) = (await world.People.NewAdmin(), await world.NewParent());
        var child = await world.NewChild(parent, "Zoe", 7);
        var mine = (await child.Http.Ask(child.At("/summaries/mine"))).Is(HttpStatusCode.OK).Body;
        Assert.Equal((1, 0), (mine.GetProperty("current_level").GetInt32(), mine.GetProperty("total_xp").GetInt32()));
        foreach (var zero in new[] { "missions_completed", "badges_earned", "current_streak_days", "total_time_minutes", "average_accuracy", "total_badges", "completed_missions" })
            Assert.Equal(0m, mine.Number(zero));
        Assert.Contains((await admin.Http.Ask(admin.At("/summaries?limit=100"))).Body.GetProperty("items").EnumerateArray(), line => line.Of("user_id") == child.Id.ToString());
    }

    [Fact, Row("AE-043")]
    public async Task The_list_comes_in_parts_and_only_to_admins()
    {
        var (admin, teacher, parent) = (await world.People.NewAdmin(), await world.People.NewTeacher(), await world.NewParent());
        for (var i = 0; i < 3; i++)
            await world.NewChild(parent);
        (await teacher.Http.Ask(teacher.At("/summaries"))).Is(HttpStatusCode.Forbidden);
        (await parent.Http.Ask(parent.At("/summaries"))).Is(HttpStatusCode.Forbidden);
        Assert.Equal(["cursor"], (await admin.Http.Ask(admin.At("/summaries?cursor=zzz"))).Is(HttpStatusCode.UnprocessableEntity).Faults);

        var seen = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await admin.Http.Ask(admin.At($"/summaries?limit=2{(next.Length > 0 ? $"&cursor={next}" : "")}"))).Is(HttpStatusCode.OK).Body;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(line => line.Of("user_id")));
            next = page.GetProperty("next").GetString();
        }
        Assert.Equal(await world.Scalar<long>("select count(*) from accounts_children"), seen.Distinct().Count());
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact, Row("AE-045")]
    public async Task A_topic_has_one_record_from_its_first_lesson_on_and_follows_its_lessons()
    {
        var room = await Classroom.In(world);
        var parent = await world.NewParent();
        var child = await world.NewChild(parent);
        var slug = $"t-{Guid.NewGuid():N}"[..12];
        var topic = (await room.Teacher.Http.Tell(room.Teacher.At("/topics"), new { name = slug, slug })).Body.GetProperty("id").GetGuid();
        var (first, second, draft) = (await room.Course(5, new { topic }), await room.Course(3, new { topic }), await room.Course(4, new { topic }, publish: false));
        await child.Start(first.Slug);
        Assert.Empty((await child.Http.Ask(child.At("/topics/progress"))).Body.EnumerateArray());
        (await child.Http.Ask(child.At($"/lessons/{first.Lessons[0]}"))).Is(HttpStatusCode.OK);
        var begun = Assert.Single((await child.Http.Ask(child.At("/topics/progress"))).Body.EnumerateArray());
        Assert.Equal((0, 8, 0.00m), (begun.GetProperty("lessons_completed").GetInt32(), begun.GetProperty("lessons_total").GetInt32(), begun.Number("percent")));

        world.Clock.Advance(TimeSpan.FromMinutes(4));
        foreach (var lesson in first.Lessons.Take(3))
            await child.Finish(lesson);
        var record = Assert.Single((await child.Http.Ask(child.At("/topics/progress"))).Body.EnumerateArray());
        Assert.Equal((3, 8, 37.50m, 4), (record.GetProperty("lessons_completed").GetInt32(), record.GetProperty("lessons_total").GetInt32(), record.Number("percent"), record.GetProperty("time_spent_minutes").GetInt32()));
        Assert.InRange(record.GetProperty("last_accessed_at").GetDateTimeOffset(), world.Clock.GetUtcNow().AddSeconds(-30), world.Clock.GetUtcNow());
        await room.Lesson(first.Id);
        await room.Lesson(second.Id);
        await room.Lesson(draft.Id);
        Assert.Equal(30.00m, (await child.Http.Ask(child.At("/topics/progress"))).Body[0].Number("percent"));
        Assert.Equal(30.00m, (await parent.Http.Ask(parent.At($"/family/children/{child.Id}/progress"))).Body.GetProperty("topics")[0].Number("percent"));
    }
}
