using System.Net;
using Questory.Tests.Accounts;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Pages;

public sealed class LearnerPageTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task Who_is_here_for_the_first_time_is_welcomed_and_told_how_it_works_and_later_no_more()
    {
        var room = await Classroom.In(world);
        var course = await room.Course();
        var learner = await world.People.NewLearner();
        var first = await learner.See("/home");
        Assert.Contains("Welcome, ", first);
        Assert.Contains("A wrong answer costs nothing.", first);
        await learner.Start(course.Slug);
        var later = await learner.See("/home");
        Assert.Contains("Hello, ", later);
        Assert.DoesNotContain("How it works", later);
    }

    [Fact]
    public async Task Home_offers_a_start_then_the_way_back()
    {
        var classroom = await Classroom.In(world, "campus");
        var course = await classroom.Course(lessons: 2);
        var learner = await world.People.NewLearner("campus");

        var first = await learner.See("");
        Assert.Contains("Start here", first);
        Assert.Contains("Start this quest line", first);

        var lesson = await learner.Go($"/courses/{course.Slug}/enrolment");
        Assert.Equal($"/lessons/{course.Lessons[0]}", lesson);
        var later = await learner.See("/home");
        Assert.Contains("Go on where you left off", later);
        Assert.Contains("0 of 2 quests done", later);
    }

    [Fact]
    public async Task Home_of_an_empty_realm_says_what_will_come()
    {
        var learner = await world.People.NewLearner("other");

        Assert.Contains("As soon as a teacher publishes a mission, it appears here.", await learner.See(""));
        Assert.Contains("As soon as a teacher publishes a mission, it appears here.", await learner.See("/courses"));
    }

    [Fact, Row("AE-047")]
    public async Task The_catalogue_says_why_a_course_is_locked_and_filters()
    {
        var classroom = await Classroom.In(world);
        var course = await classroom.Course(extra: new { required_level = 9, difficulty = "hard" });
        var learner = await world.People.NewLearner();

        Assert.Contains("This needs level 9; you are at level 1.", await learner.See("/courses?difficulty=hard"));
        Assert.DoesNotContain($"/courses/{course.Slug}\"", await learner.See("/courses?difficulty=easy"));
        Assert.Contains("Still locked", await learner.See($"/courses/{course.Slug}"));
        Assert.Equal(HttpStatusCode.Forbidden, (await learner.Submit($"/courses/{course.Slug}/enrolment", null)).StatusCode);
    }

    [Fact]
    public async Task The_map_shows_what_is_done_next_and_locked()
    {
        var classroom = await Classroom.In(world);
        var course = await classroom.Course(lessons: 3);
        var learner = await world.People.NewLearner();
        await learner.Start(course.Slug);
        await learner.Finish(course.Lessons[0]);

        var map = await learner.See($"/courses/{course.Slug}");
        Assert.Contains("Lesson 1<span class=\"unseen\">, done", map);
        Assert.Contains("Lesson 2<span class=\"unseen\">, next", map);
        Assert.Contains("Lesson 3<span class=\"unseen\">, locked: finish the one before first", map);
        Assert.DoesNotContain($"/lessons/{course.Lessons[2]}", map);
    }

    [Fact]
    public async Task A_course_can_be_left_and_taken_up_again()
    {
        var classroom = await Classroom.In(world);
        var course = await classroom.Course();
        var learner = await world.People.NewLearner();
        await learner.Start(course.Slug);

        var left = await learner.Http.Post($"/r/kids/courses/{course.Slug}", "leave");
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.Contains("Take it up again", await learner.See($"/courses/{course.Slug}"));
        await learner.Go($"/courses/{course.Slug}/enrolment");
        Assert.Contains("Go on", await learner.See($"/courses/{course.Slug}"));
    }

    [Fact]
    public async Task A_result_is_there_again_later_and_not_before_the_end()
    {
        var classroom = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var (course, lesson, question) = await classroom.OneQuestion(learner);

        await learner.See($"/lessons/{lesson}/result", HttpStatusCode.Conflict);
        await learner.Answer(lesson, question, true);
        await learner.Finish(lesson);
        await learner.Answer(lesson, question, false);

        var result = (await learner.See($"/lessons/{lesson}/result")).Flat();
        Assert.Contains("Right answer: A statement +10 XP", result);
        Assert.Contains("Lesson completed: Lesson 1 +25 XP", result);
        Assert.Contains("Mission completed!", result);
        Assert.Contains($"/r/kids/courses/{course.Slug}", await learner.See($"/lessons/{lesson}/result"));
    }

    [Fact]
    public async Task My_answers_stand_beside_the_right_ones_and_why()
    {
        var classroom = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var (_, lesson, question) = await classroom.OneQuestion(learner);

        Assert.Contains("No answers yet", await learner.See($"/lessons/{lesson}/review"));
        var second = await classroom.Statement(lesson);
        await learner.Answer(lesson, question, false);
        await learner.Answer(lesson, second, true);

        var page = await learner.See($"/lessons/{lesson}/review");
        Assert.Contains("name=\"answer-1\"", page);
        Assert.Contains("name=\"answer-2\"", page);
        var review = page.Flat();
        Assert.Contains("this is right", review);
        Assert.Contains("not this one", review);
        Assert.Contains("Water freezes at 0 °C.", review);
    }

    [Fact]
    public async Task Nobody_gets_in_without_signing_in()
    {
        var answer = await world.Anonymous().Page("/r/kids/courses");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/r/kids/sign-in?next=%2Fr%2Fkids%2Fcourses", answer.Headers.Location!.ToString());
    }
}
