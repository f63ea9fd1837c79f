using System.Net;
using System.Net.Http.Json;
using Questory.Tests.Groups;
using Questory.Tests.Learning;
using Questory.Tests.Learning.Authoring;
using Questory.Tests.Testing;

namespace Questory.Tests.Assessment.Attempts;

public sealed class EssayTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task A_written_answer_waits_for_a_teacher_and_is_paid_when_it_passes_once()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course();
        var question = await room.Question(course.Lessons[0], new { title = "Essay", xp_reward = 20, body = new { kind = "essay", prompt = new { text = "Why?" } } });
        await learner.Start(course.Slug);
        var reply = await learner.Answer(course.Lessons[0], question, "Because it is fair.");
        Assert.Equal("unmarked", reply.GetProperty("judgement").GetProperty("verdict").GetString());
        Assert.Equal(0, await learner.Xp());

        var admin = await world.People.NewAdmin();
        var waiting = (await admin.Get("/essays")).GetProperty("items").EnumerateArray().Single(e => e.GetProperty("account").GetGuid() == learner.Id.Value);
        Assert.Equal("Because it is fair.", waiting.GetProperty("text").GetString());
        var marking = admin.At($"/essays/{learner.Id}/{waiting.GetProperty("answer").GetGuid()}/marking");
        await Classroom.Made(await admin.Http.PutAsJsonAsync(marking, new { permille = 300, comment = "Say more." }));
        Assert.Equal(0, await learner.Xp());
        await Classroom.Made(await admin.Http.PutAsJsonAsync(marking, new { permille = 800, comment = "Good!" }));
        await Classroom.Made(await admin.Http.PutAsJsonAsync(marking, new { permille = 900 }));

        Assert.Equal(20, await learner.Xp());
        var mine = await learner.Mine(course.Slug);
        Assert.Equal((1, 1, 20), (mine.GetProperty("questions_answered").GetInt32(), mine.GetProperty("questions_correct").GetInt32(), mine.GetProperty("xp_earned").GetInt32()));
        Assert.True((await learner.Get($"/lessons/{course.Lessons[0]}")).GetProperty("questions")[0].GetProperty("solved").GetBoolean());
        Assert.DoesNotContain((await admin.Get("/essays")).GetProperty("items").EnumerateArray(), e => e.GetProperty("account").GetGuid() == learner.Id.Value);
    }

    [Fact]
    public async Task What_a_teacher_has_yet_to_read_is_not_counted_as_wrong_at_the_lesson_s_end()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var (_, lesson, statement) = await room.OneQuestion(learner);
        var question = await room.Question(lesson, new { title = "Essay", body = new { kind = "essay", prompt = new { text = "Why?" } } });
        await learner.Answer(lesson, statement, true);
        await learner.Answer(lesson, question, "Because it is fair.");
        await learner.Finish(lesson);

        Assert.Equal(1, (await learner.Get($"/lessons/{lesson}/result")).GetProperty("unmarked").GetInt32());
        var page = (await learner.Open($"/lessons/{lesson}/result")).QuerySelector(".hero")!.TextContent;
        Assert.Contains("1 of 1 questions right", page);
        Assert.Contains("Your teacher reads what you wrote.", page);

        var admin = await world.People.NewAdmin();
        var waiting = (await admin.Get("/essays")).GetProperty("items").EnumerateArray().Single(e => e.GetProperty("account").GetGuid() == learner.Id.Value);
        await Classroom.Made(await admin.Http.PutAsJsonAsync(admin.At($"/essays/{learner.Id}/{waiting.GetProperty("answer").GetGuid()}/marking"), new { permille = 800 }));
        Assert.Equal(0, (await learner.Get($"/lessons/{lesson}/result")).GetProperty("unmarked").GetInt32());
        Assert.Contains("2 of 2 questions right", (await learner.Open($"/lessons/{lesson}/result")).QuerySelector(".hero")!.TextContent);
    }

    [Fact, Row("AE-039"), Row("AE-058"), Row("AE-043")]
    public async Task A_written_answer_is_among_the_right_ones_for_as_long_as_its_mark_says_so()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var (_, lesson, statement) = await room.OneQuestion(learner);
        await learner.Answer(lesson, statement, false);
        var question = await room.Question(lesson, new { title = "Essay", body = new { kind = "essay", prompt = new { text = "Why?" } } });
        var written = (await learner.Answer(lesson, question, "Because it is fair.")).GetProperty("id").GetGuid();
        Assert.Equal((2, 0, "0.00", "0.00"), await Figures(learner));

        var admin = await world.People.NewAdmin();
        foreach (var (permille, right, accuracy) in new[] { (300, 0, "0.00"), (800, 1, "50.00"), (900, 1, "50.00"), (100, 0, "0.00"), (500, 1, "50.00") })
        {
            (await admin.Http.Do(HttpMethod.Put, admin.At($"/essays/{learner.Id}/{written}/marking"), new { permille })).Is(HttpStatusCode.OK);
            Assert.Equal((2, right, accuracy, accuracy), await Figures(learner));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public async Task A_mark_outside_its_range_is_refused(int permille)
    {
        var room = await Classroom.In(world);
        await room.Teacher.Http.PutAsJsonAsync(room.Teacher.At($"/essays/{Guid.NewGuid()}/{Guid.NewGuid()}/marking"), new { permille })
            .Refused(HttpStatusCode.UnprocessableEntity, "permille");
    }

    [Fact]
    public async Task What_a_program_marked_no_person_marks()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var (_, lesson, question) = await room.OneQuestion(learner);
        var reply = await learner.Answer(lesson, question, true);
        var admin = await world.People.NewAdmin();
        await admin.Http.PutAsJsonAsync(admin.At($"/essays/{learner.Id}/{reply.GetProperty("id").GetGuid()}/marking"), new { permille = 0 })
            .Refused(HttpStatusCode.Conflict, "marked_by_program");
    }

    [Fact, Row("AE-032")]
    public async Task Where_children_play_a_teacher_reads_and_marks_the_own_class_alone_and_elsewhere_everybody()
    {
        var room = await Classroom.In(world);
        var (mine, other, colleague) = (await world.People.NewLearner(), await world.People.NewLearner(), await world.People.NewTeacher());
        var course = await room.Course();
        var question = await room.Question(course.Lessons[0], new { title = "Essay", xp_reward = 20, body = new { kind = "essay", prompt = new { text = "Why?" } } });
        var answers = new Dictionary<Guid, Guid>();
        foreach (var learner in new[] { mine, other })
        {
            await learner.Start(course.Slug);
            answers[learner.Id.Value] = (await learner.Answer(course.Lessons[0], question, $"Because {learner.Id}.")).GetProperty("id").GetGuid();
        }
        (await mine.Join((await room.Teacher.NewClass()).Code)).Is(HttpStatusCode.Created);

        Assert.Equal([mine.Id.Value], (await room.Teacher.Get("/essays")).GetProperty("items").EnumerateArray().Select(essay => essay.GetProperty("account").GetGuid()));
        Assert.Empty((await colleague.Get("/essays")).GetProperty("items").EnumerateArray());
        string Marking(TestPerson learner) => room.Teacher.At($"/essays/{learner.Id}/{answers[learner.Id.Value]}/marking");
        (await room.Teacher.Http.Do(HttpMethod.Put, Marking(other), new { permille = 1000 })).Is(HttpStatusCode.NotFound);
        (await colleague.Http.Do(HttpMethod.Put, Marking(mine), new { permille = 1000 })).Is(HttpStatusCode.NotFound);
        (await room.Teacher.Http.Do(HttpMethod.Put, Marking(mine), new { permille = 1000 })).Is(HttpStatusCode.OK);
        Assert.Equal((20, 0), (await mine.Xp(), await other.Xp()));
        Assert.True(await world.Scalar<bool>("select 'assessment.mark_all' = any (permissions) from realms_roles role join realms_realms r on r.id = role.realm_id where r.slug = 'campus' and code = 'teacher'"));
    }

    /// <summary>As the progress record and the summary say them.</summary>
    private static async Task<(int Answered, int Right, string Accuracy, string InShort)> Figures(TestPerson learner)
    {
        var (progress, summary) = ((await learner.Get("/progress/me")).GetProperty("progress"), await learner.Get("/summaries/mine"));
        return (progress.GetProperty("questions_answered").GetInt32(), progress.GetProperty("questions_correct").GetInt32(),
            progress.GetProperty("average_accuracy").GetRawText(), summary.GetProperty("average_accuracy").GetRawText());
    }
}
