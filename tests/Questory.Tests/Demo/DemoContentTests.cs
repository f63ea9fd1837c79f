using System.Text.Json;
using System.Text.RegularExpressions;

namespace Questory.Tests.Demo;

/// <summary>Holds the demo to docs/content-format.md: courses, lessons, topics and achievements.</summary>
public sealed partial class DemoContentTests
{
    private static readonly string[] CourseKeys =
        ["slug", "title", "kind", "topic", "difficulty", "mission_type", "minutes", "xp", "coins", "required_level", "prerequisites", "summary"];

    private static readonly string[] Measures =
        ["xp", "level", "streak", "count:completed:course", "count:completed:lesson", "count:answered:question", "gift"];

    public static TheoryData<string> Editions => [.. DemoWorld.Editions];

    [Theory, MemberData(nameof(Editions))]
    public void Courses_are_complete(string edition)
    {
        var world = DemoWorld.Read(edition);
        var topics = world.Json("topics.json").EnumerateArray().Select(topic => topic.GetProperty("slug").GetString()!).ToList();

        Assert.NotEmpty(world.Courses);
        Assert.All(world.Courses.Index(), entry =>
        {
            var (index, course) = entry;
            Assert.Equal($"{index + 1:00}-{course.Slug}", course.Folder);
            Assert.Equal(CourseKeys.Order(), course.Page.Front.Keys.Except(["badge"]).Order());
            if (course.Page.Front.TryGetValue("badge", out var badge))
                Assert.Contains(world.Json("achievements.json").EnumerateArray(), achievement => achievement.GetProperty("slug").GetString() == badge);
            Assert.Matches(Slug(), course.Slug);
            Assert.InRange(course.Page["title"].Length, 1, 200);
            Assert.NotEqual("", course.Page["summary"]);
            Assert.NotEqual("", course.Page.Body);
            Assert.Contains(course.Page["kind"], (string[])["mission", "quest_line", "course"]);
            Assert.Contains(course.Page["topic"], topics);
            Assert.Contains(course.Page["difficulty"], (string[])["easy", "medium", "hard"]);
            Assert.Contains(course.Page["mission_type"], (string[])["story", "skill", "challenge", "explorer", "group"]);
            Assert.True(course.Page.Number("minutes") > 0 && course.Page.Number("xp") >= 0 && course.Page.Number("coins") >= 0);
            Assert.Equal(course.Lessons.Sum(lesson => lesson.Number("minutes")), course.Page.Number("minutes"));
        });
    }

    [Theory, MemberData(nameof(Editions))]
    public void Lessons_are_complete_and_numbered_without_gaps(string edition)
    {
        Assert.All(DemoWorld.Read(edition).Courses, course =>
        {
            Assert.NotEmpty(course.Lessons);
            Assert.Equal(Enumerable.Range(1, course.Lessons.Count), course.Lessons.Select(lesson => int.Parse(lesson.Name[..2])));
            Assert.All(course.Lessons, lesson =>
            {
                Assert.Equal(["kind", "minutes", "title", "xp"], lesson.Front.Keys.Order());
                Assert.Matches(Slug(), lesson.Name[3..]);
                Assert.InRange(lesson["title"].Length, 1, 200);
                Assert.Contains(lesson["kind"], (string[])["video", "reading", "interactive", "quiz", "challenge"]);
                Assert.True(lesson.Number("minutes") > 0 && lesson.Number("xp") >= 0);
                Assert.NotEqual("", lesson.Body);
            });
        });
    }

    /// <summary>Plays like a learner who answers every question wrongly: only lessons and courses pay.</summary>
    [Theory, MemberData(nameof(Editions))]
    public void Every_course_can_be_reached_from_the_first_day(string edition)
    {
        var waiting = DemoWorld.Read(edition).Courses.ToList();
        HashSet<string> done = [];
        var xp = 0;
        while (waiting.Find(course => course.Page.Number("required_level") <= LevelOf(xp) && done.IsSupersetOf(course.Prerequisites)) is { } next)
        {
            xp += next.Page.Number("xp") + next.Lessons.Sum(lesson => lesson.Number("xp"));
            done.Add(next.Slug);
            waiting.Remove(next);
        }

        Assert.Empty(waiting.Select(course => $"{course.Slug} needs level {course.Page["required_level"]} and {course.Page["prerequisites"]}"));
    }

    [Fact]
    public void The_childrens_world_has_the_sample_topics_and_mission()
    {
        var world = DemoWorld.Read("kids");
        var topics = world.Json("topics.json").EnumerateArray().OrderBy(topic => topic.GetProperty("sort_order").GetInt32()).Take(3);
        var fake = world.Courses.Single(course => course.Slug == "spot-the-fake");

        Assert.Equal(
            ["how-ai-thinks: How AI Thinks", "staying-safe: Staying Safe Online", "ai-fairness: AI and Fairness"],
            topics.Select(topic => $"{topic.GetProperty("slug")}: {topic.GetProperty("name")}"));
        Assert.Equal(
            "Spot the Fake, staying-safe, medium, 150 XP, 50 coins, 8 lessons",
            $"{fake.Page["title"]}, {fake.Page["topic"]}, {fake.Page["difficulty"]}, {fake.Page["xp"]} XP, {fake.Page["coins"]} coins, {fake.Lessons.Count} lessons");
        Assert.Equal("1 ", $"{fake.Page["required_level"]} {fake.Page["prerequisites"]}");
    }

    [Theory, MemberData(nameof(Editions))]
    public void Achievements_ask_for_something_that_is_measured(string edition)
    {
        var achievements = DemoWorld.Read(edition).Json("achievements.json").EnumerateArray().ToList();

        Assert.InRange(achievements.Count, 4, 20);
        Assert.Equal(achievements.Count, achievements.Select(achievement => Text(achievement, "slug")).Distinct().Count());
        Assert.All(achievements, achievement =>
        {
            Assert.Matches(Slug(), Text(achievement, "slug"));
            Assert.All((string[])["name", "description"], key => Assert.NotEqual("", Text(achievement, key)));
            Assert.Contains(Text(achievement, "category"), (string[])["learning", "streaks", "mastery", "exploration", "social", "events"]);
            Assert.Contains(Text(achievement, "rarity"), (string[])["common", "rare", "epic", "legendary", "event", "secret"]);
            Assert.Contains(Text(achievement.GetProperty("criteria"), "measure"), Measures);
            Assert.True(achievement.GetProperty("criteria").GetProperty("at_least").GetInt64() > 0);
            Assert.All((string[])["xp", "coins", "keys"], key => Assert.True(achievement.GetProperty(key).GetInt64() >= 0));
            Assert.Equal(Text(achievement, "rarity") == "secret", achievement.GetProperty("is_secret").GetBoolean());
        });
    }

    [Theory, MemberData(nameof(Editions))]
    public void A_world_names_itself(string edition)
    {
        var realm = DemoWorld.Read(edition).Json("realm.json");

        Assert.Equal((edition, edition), (Text(realm, "slug"), Text(realm, "edition")));
        Assert.All((string[])["name", "tagline"], key => Assert.NotEqual("", Text(realm, key)));
    }

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString()!;

    /// <summary>The children's curve, the steepest that a demo world with required levels has (AE-035).</summary>
    private static int LevelOf(int xp)
    {
        var level = 1;
        for (var left = xp - 100; left >= 0; left -= (int)Math.Floor(100 * Math.Pow(level, 1.3))) level++;
        return level;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Slug();
}
