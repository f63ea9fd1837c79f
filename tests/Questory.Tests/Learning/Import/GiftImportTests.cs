using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Import;

public sealed class GiftImportTests(TestWorld world) : IClassFixture<TestWorld>
{
    private const string TwoCategories = """
        // questory xp: 15
        // questory hint: It is wet.
        // questory hint-cost: 3
        ::Water::Water is wet. {T####It is.}

        $CATEGORY: $course$/top/Animals

        // [id:dog-1] [tag:pets]
        ::Dog::Which one barks? {=Dog ~Cat#It meows.}

        $CATEGORY: $course$/top/Numbers//Digits

        ::Two::1 + 1 = ? {#2:0}

        """;

    [Fact]
    public async Task Categories_become_lessons_in_their_order()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(1);
        var report = await Classroom.Made(await room.Send(course.Id, ("weather.gift", TwoCategories)));
        Assert.True(report.GetProperty("taken").GetBoolean());
        var lessons = (await room.Teacher.Get($"/authoring/courses/{course.Id}")).GetProperty("lessons").EnumerateArray().ToList();
        Assert.Equal(["Lesson 1", "weather", "Animals", "Numbers/Digits"], lessons.Select(lesson => lesson.GetProperty("title").GetString()));
        Assert.Equal([1, 2, 3, 4], lessons.Select(lesson => lesson.GetProperty("position").GetInt32()));
        var water = (await room.Teacher.Get($"/authoring/lessons/{lessons[1].GetProperty("id").GetGuid()}")).GetProperty("questions")[0];
        Assert.Equal((15, "It is wet.", 3), (water.GetProperty("xp_reward").GetInt32(), water.GetProperty("hint_text").GetString(), water.GetProperty("hint_cost").GetInt32()));
        var dog = (await room.Teacher.Get($"/authoring/lessons/{lessons[2].GetProperty("id").GetGuid()}")).GetProperty("questions")[0];
        Assert.Equal(("dog-1", "$course$/top/Animals"), (dog.GetProperty("external_id").GetString(), dog.GetProperty("bank").GetString()));
    }

    [Fact]
    public async Task A_learner_plays_what_was_imported()
    {
        var room = await Classroom.In(world);
        var learner = await world.People.NewLearner();
        var course = await room.Course(0, publish: false);
        await Classroom.Made(await room.Send(course.Id, ("one.gift", "::Water::Water is wet. {T####It is.}")));
        Assert.Equal(HttpStatusCode.NoContent, (await room.Teacher.Http.PutAsync(room.Teacher.At($"/courses/{course.Id}/publication"), null)).StatusCode);
        var lesson = (await learner.Start(course.Slug)).GetProperty("mine").GetProperty("current_lesson").GetGuid();
        var question = (await learner.Get($"/lessons/{lesson}")).GetProperty("questions")[0].GetProperty("id").GetGuid();
        var reply = await learner.Answer(lesson, question, true);
        Assert.Equal(10, reply.GetProperty("xp_earned").GetInt32());
        Assert.True((await learner.Finish(lesson)).GetProperty("course_completed").GetBoolean());
    }

    [Fact]
    public async Task Of_a_faulty_file_nothing_is_taken_and_each_fault_names_line_and_cure_while_the_file_beside_it_is_taken_whole()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(0, publish: false);
        var report = await Classroom.Made(await room.Send(course.Id,
            ("bad.gift", "::Fine::It is so. {T}\n\n::Bad::Never closed {T\n\n// questory difficulty: extreme\n::Worse::It is. {F}\n"),
            ("good.gift", "::Fine::It is so. {T}")));
        var (bad, good) = (report.GetProperty("files")[0], report.GetProperty("files")[1]);
        Assert.Equal((false, true, false), (bad.GetProperty("taken").GetBoolean(), good.GetProperty("taken").GetBoolean(), report.GetProperty("taken").GetBoolean()));
        Assert.All(bad.GetProperty("problems").EnumerateArray(), problem =>
        {
            Assert.Equal("bad.gift", problem.GetProperty("file").GetString());
            Assert.NotEqual("", problem.GetProperty("cure").GetString());
        });
        Assert.Contains(3, bad.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("line").GetInt32()));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from learning_lessons where course_id = $1", course.Id));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from assessment_items i join learning_lessons l on l.assessment_id = i.assessment_id where l.course_id = $1", course.Id));
    }

    [Theory]
    [InlineData("// questory difficulty: extreme\n::A::x {T}", "difficulty")]
    [InlineData("// questory xp: -5\n::A::x {T}", "xp")]
    [InlineData("// questory colour: red\n::A::x {T}", "colour")]
    [InlineData("// only a comment", "no question")]
    public async Task What_a_comment_asks_for_and_cannot_get_is_named(string file, string word)
    {
        var room = await Classroom.In(world);
        var course = await room.Course(0, publish: false);
        var report = await Classroom.Made(await room.Send(course.Id, ("x.gift", file)));
        var problem = Assert.Single(report.GetProperty("files")[0].GetProperty("problems").EnumerateArray());
        Assert.Contains(word, problem.GetProperty("problem").GetString());
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_changes_nothing()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(0, publish: false);
        var report = await Classroom.Made(await room.Send(course.Id, dryRun: true, ("weather.gift", TwoCategories)));
        Assert.Equal(["weather", "Animals", "Numbers/Digits"],
            report.GetProperty("files")[0].GetProperty("lessons").EnumerateArray().Select(lesson => lesson.GetProperty("title").GetString()));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from learning_lessons where course_id = $1", course.Id));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from assessment_questions where external_id = 'dry'"));
    }

    [Fact]
    public async Task The_same_file_again_doubles_nothing_and_the_report_says_so_dry_or_not()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(1);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => room.Send(course.Id, ("weather.gift", TwoCategories))));
        foreach (var dry in new[] { true, false })
        {
            var file = (await Classroom.Made(await room.Send(course.Id, dry, ("weather.gift", TwoCategories), ("copy.gift", TwoCategories)))).GetProperty("files")[0];
            Assert.Equal((true, 0, 3, 0), (file.GetProperty("taken").GetBoolean(), file.GetProperty("questions").GetInt32(), file.GetProperty("already_there").GetInt32(), file.GetProperty("lessons").GetArrayLength()));
        }
        Assert.Equal(["Lesson 1", "weather", "Animals", "Numbers/Digits"], await Lessons(room, course.Id));
        Assert.Equal(3L, await Asked(course.Id));
    }

    [Fact]
    public async Task A_file_that_has_grown_brings_what_is_new_and_leaves_what_reads_otherwise_here_alone()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(0, publish: false);
        await Classroom.Made(await room.Send(course.Id, ("weather.gift", TwoCategories)));
        var grown = TwoCategories.Replace("{=Dog ~Cat#It meows.}", "{=Dog ~Cow#It moos.}")
            .Replace("$CATEGORY: $course$/top/Numbers", "::Cat::Which one purrs? {=Cat ~Dog}\n\n$CATEGORY: $course$/top/Numbers") + "\n\n$CATEGORY: New\n\n::Red::Red is a colour. {T}\n";
        foreach (var (dry, isNew) in new[] { (true, (bool?)null), (false, true) })
        {
            var file = (await Classroom.Made(await room.Send(course.Id, dry, ("weather.gift", grown)))).GetProperty("files")[0];
            Assert.Equal((2, 2, "Dog"), (file.GetProperty("questions").GetInt32(), file.GetProperty("already_there").GetInt32(), Assert.Single(file.GetProperty("differing").EnumerateArray()).GetString()));
            Assert.Equal([("Animals", 1, false), ("New", 1, true)], file.GetProperty("lessons").EnumerateArray()
                .Select(line => (line.GetProperty("title").GetString()!, line.GetProperty("questions").GetInt32(), line.GetProperty("is_new").GetBoolean())));
            Assert.Equal(isNew ?? false, file.GetProperty("lessons")[1].GetProperty("id").ValueKind == JsonValueKind.String);
        }
        Assert.Equal(["weather", "Animals", "Numbers/Digits", "New"], await Lessons(room, course.Id));
        var animals = (await room.Teacher.Get($"/authoring/courses/{course.Id}")).GetProperty("lessons")[1].GetProperty("id").GetGuid();
        var questions = (await room.Teacher.Get($"/authoring/lessons/{animals}")).GetProperty("questions").EnumerateArray().ToList();
        Assert.Equal(["Dog", "Cat"], questions.Select(question => question.GetProperty("title").GetString()));
        Assert.Contains("It meows.", questions[0].GetRawText());
    }

    [Fact]
    public async Task Nothing_sent_too_much_sent_or_something_else_sent_is_refused()
    {
        var room = await Classroom.In(world);
        var course = await room.Course(0, publish: false);
        await room.Send(course.Id).Refused(HttpStatusCode.UnprocessableEntity, "files");
        await room.Send(course.Id, ("big.gift", new string('x', 5_000_001))).Refused(HttpStatusCode.RequestEntityTooLarge, "file_too_large");
        await room.Teacher.Http.PostAsJsonAsync(room.Teacher.At($"/courses/{course.Id}/imports/gift"), new { }).Refused(HttpStatusCode.UnsupportedMediaType);
        await room.Send(Guid.NewGuid(), ("x.gift", "::A::x {T}")).Refused(HttpStatusCode.NotFound);
        var learner = await world.People.NewLearner();
        await new Classroom(learner).Send(course.Id, ("x.gift", "::A::x {T}")).Refused(HttpStatusCode.Forbidden);
    }

    private static async Task<string[]> Lessons(Classroom room, Guid course) =>
        [.. (await room.Teacher.Get($"/authoring/courses/{course}")).GetProperty("lessons").EnumerateArray().Select(lesson => lesson.GetProperty("title").GetString()!)];

    private Task<long> Asked(Guid course) =>
        world.Scalar<long>("select count(*) from assessment_items i join learning_lessons l on l.assessment_id = i.assessment_id where l.course_id = $1", course);
}
