using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Pages;

/// <summary>Each kind of question is drawn as a form, and the form's fields are the answer.</summary>
public sealed class QuestionKindTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public Task Single_choice() => Plays(new { kind = "single_choice", prompt = new { text = "Which one?" }, options = new object[] { Option("Cat", 100), Option("Dog", 0) } },
        face => [("answer", IdOf(face, "Cat"))]);

    [Fact]
    public Task Multiple_choice() => Plays(new { kind = "multiple_choice", prompt = new { text = "Which two?" }, options = new object[] { Option("Cat", 50), Option("Dog", 50), Option("Car", -100) } },
        face => [("answer", IdOf(face, "Cat")), ("answer", IdOf(face, "Dog"))]);

    [Fact]
    public Task True_or_false() => Plays(new { kind = "true_false", prompt = new { text = "So?" }, answer = false }, _ => [("answer", "false")]);

    [Fact]
    public Task Matching() => Plays(
        new { kind = "matching", prompt = new { text = "Pair." }, pairs = new[] { new { left = new { text = "one" }, right = "1" }, new { left = new { text = "two" }, right = "2" } } },
        face => [.. face.GetProperty("lefts").EnumerateArray().Select(left =>
            ("pair-" + left.GetProperty("id").GetString(), IdOf(face, left.GetProperty("text").GetProperty("text").GetString() == "one" ? "1" : "2")))]);

    [Fact]
    public Task A_number_with_a_comma() => Plays(new { kind = "numeric", prompt = new { text = "Pi?" }, accepted = new[] { new { number = 3.14, tolerance = 0.01 } } }, _ => [("answer", " 3,14 ")]);

    [Fact]
    public Task Short_answer() => Plays(new { kind = "short_answer", prompt = new { text = "Where?" }, accepted = new[] { new { text = "Asia" } } }, _ => [("answer", "asia")]);

    [Fact]
    public Task Ordering_as_it_was_dragged() => Plays(Row, face => [.. InOrder(face, "first", "second", "third").Select(id => ("answer", id))]);

    [Fact]
    public Task Ordering_by_numbers_without_script() => Plays(Row, face =>
    [
        .. face.GetProperty("options").EnumerateArray().Select(option => ("answer", option.GetProperty("id").GetString()!)),
        .. InOrder(face, "first", "second", "third").Index().Select(item => ("place-" + item.Item, (item.Index + 1).ToString())),
    ]);

    [Fact]
    public Task Ordering_as_it_was_dragged_though_the_numbers_are_there() => Plays(Row, face =>
    [
        .. InOrder(face, "first", "second", "third").Select(id => ("answer", id)),
        .. face.GetProperty("options").EnumerateArray().Index().Select(option => ("place-" + option.Item.GetProperty("id").GetString(), $"{option.Index + 1}")),
    ]);

    [Fact, Row("AE-056"), Row("AE-057")]
    public Task Interactive_by_its_rule() => Plays(
        new { kind = "interactive", prompt = new { text = "Sort." }, rule = new { kind = "ordering", items = new[] { "first", "second" }.Select(text => new { text = new { text } }).ToArray() } },
        face => [.. InOrder(face, "first", "second").Select(id => ("answer", id))]);

    [Fact]
    public Task Essay_waits_for_a_teacher() => Plays(new { kind = "essay", prompt = new { text = "Write." } }, _ => [("answer", "My own words.")], "Handed in");

    private static readonly object Row = new
    {
        kind = "ordering", prompt = new { text = "Sort." }, items = new[] { "first", "second", "third" }.Select(text => new { text = new { text } }).ToArray(),
    };

    private async Task Plays(object body, Func<JsonElement, IReadOnlyList<(string, string)>> answer, string verdict = "That's right!")
    {
        var classroom = await Classroom.In(world);
        var course = await classroom.Course();
        var lesson = course.Lessons[0];
        var question = await classroom.Question(lesson, new { title = "Q", body });
        var learner = await world.People.NewLearner();
        await learner.Start(course.Slug);
        var face = (await learner.Get($"/lessons/{lesson}")).GetProperty("questions")[0];

        var page = await learner.See($"/lessons/{lesson}?q=1");
        var fields = answer(face);
        Assert.All(fields, field => Assert.Contains($"name=\"{field.Item1}\"", page));
        var judged = await learner.See(await learner.Go($"/lessons/{lesson}/questions/{question}/answers", [.. fields]));

        Assert.Contains(verdict, judged);
    }

    private static object Option(string text, int weight) => new { text = new { text }, weight };

    private static string IdOf(JsonElement face, string text) =>
        face.GetProperty("options").EnumerateArray().Single(option => option.GetProperty("text").GetProperty("text").GetString() == text).GetProperty("id").GetString()!;

    private static IEnumerable<string> InOrder(JsonElement face, params string[] texts) => texts.Select(text => IdOf(face, text));
}
