using System.Text.Json;
using Questory.Assessment.Gift;
using Questory.Assessment.Questions;

namespace Questory.Tests.Demo;

/// <summary>Holds the demo's questions to docs/content-format.md.</summary>
public sealed class DemoQuestionTests
{
    public static TheoryData<string> Editions => [.. DemoWorld.Editions];

    [Theory, MemberData(nameof(Editions))]
    public void Every_file_reads_without_a_problem(string edition)
    {
        var files = DemoWorld.Read(edition).Files("*.gift").Select(Gift).ToList();

        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(file => file.Problems).Select(problem => problem.ToString()));
        Assert.All(files, file => Assert.NotEmpty(file.Questions));
    }

    [Theory, MemberData(nameof(Editions))]
    public void Every_question_file_belongs_to_a_lesson(string edition)
    {
        var world = DemoWorld.Read(edition);
        var lessons = world.Courses.SelectMany(course => course.Lessons).Select(lesson => lesson.Path[..^3]).ToHashSet();
        var asked = world.Files("*.gift").Select(file => file[..^".gift".Length]).ToHashSet();

        Assert.Empty(asked.Concat(world.Files("*.questions.json").Select(file => file[..^".questions.json".Length])).Except(lessons));
        Assert.Empty(lessons.Except(asked));
    }

    [Theory, MemberData(nameof(Editions))]
    public void Every_question_has_its_own_title_and_an_explanation(string edition)
    {
        foreach (var file in DemoWorld.Read(edition).Files("*.gift").Select(Gift))
        {
            Assert.All(file.Questions, question => Assert.False(string.IsNullOrWhiteSpace(question.Title) || string.IsNullOrWhiteSpace(question.Body.Explanation?.Text), $"{file.Name}:{question.Line}"));
            Assert.Equal(file.Questions.Count, file.Questions.Select(question => question.Title).Distinct().Count());
        }
    }

    [Theory, MemberData(nameof(Editions))]
    public void What_GIFT_has_no_word_for_is_well_formed(string edition)
    {
        Assert.All(Questions(edition), question => Assert.All(question.Settings, setting => Assert.True(setting.Key switch
        {
            "hint" => setting.Value.Length is > 0 and <= 300,
            "hint-cost" => int.Parse(setting.Value) >= 0 && question.Settings.ContainsKey("hint"),
            "xp" => int.Parse(setting.Value) > 0,
            "difficulty" => setting.Value is "easy" or "medium" or "hard",
            _ => false,
        }, $"{question.Title}: {setting.Key} = {setting.Value}")));
    }

    [Theory, MemberData(nameof(Editions))]
    public void Every_choice_teaches_and_ticking_everything_earns_nothing(string edition)
    {
        foreach (var question in Questions(edition))
        {
            var silent = question.Body switch
            {
                SingleChoice single => single.Options.Where(option => option.Feedback is null).Select(option => option.Text.Text),
                MultipleChoice multiple => multiple.Options.Where(option => option.Feedback is null).Select(option => option.Text.Text),
                TrueFalse truth => truth is { TrueFeedback: not null, FalseFeedback: not null } ? [] : ["true or false"],
                Numeric number => number.Accepted.Where(accepted => accepted.Feedback is null).Select(accepted => accepted.Shown),
                ShortAnswer typed => typed.Accepted.Where(accepted => accepted.Feedback is null).Select(accepted => accepted.Text),
                Matching or Essay => [],
                _ => ["a kind that the demo does not use"],
            };
            Assert.Empty(silent.Select(choice => $"{question.Title}: {choice}"));

            if (question.Body is not MultipleChoice { Options: var options }) continue;
            Assert.Equal(100m, options.Where(option => option.Weight.Steps > 0).Sum(option => option.Weight.Percent));
            Assert.InRange(options.Sum(option => option.Weight.Percent), -1000m, 0m);
            Assert.DoesNotContain(options, option => option.Weight.Steps == 0);
        }
    }

    [Fact]
    public void A_guesser_finds_no_pattern()
    {
        var bodies = DemoWorld.Editions.SelectMany(Questions).Select(question => question.Body).ToList();
        var singles = bodies.OfType<SingleChoice>().ToList();
        var truths = bodies.OfType<TrueFalse>().ToList();

        Assert.InRange(Share(singles, single => single.Options.MaxBy(option => option.Text.Text.Length)!.Weight.IsFull), 0, 0.4);
        Assert.InRange(Share(singles, single => single.Options[0].Weight.IsFull), 0.1, 0.45);
        Assert.InRange(Share(truths, truth => truth.Answer), 0.35, 0.65);
    }

    [Fact]
    public void The_childrens_world_asks_in_every_way()
    {
        var kinds = Questions("kids").Select(question => question.Body.Kind).Append(OrderingKind()).Distinct().Order();

        Assert.Equal(["essay", "matching", "multiple_choice", "numeric", "ordering", "short_answer", "single_choice", "true_false"], kinds);

        static string OrderingKind() => OrderingQuestions("kids").First().Question.GetProperty("kind").GetString()!;
    }

    [Theory, MemberData(nameof(Editions))]
    public void Ordering_questions_are_sound(string edition)
    {
        Assert.NotEmpty(OrderingQuestions(edition));
        Assert.All(OrderingQuestions(edition), entry =>
        {
            var (file, question) = entry;
            var items = question.GetProperty("items").EnumerateArray().Select(item => new Item(new RichText(item.GetString()!))).ToList();
            var body = new Ordering { Prompt = new Prompt(Text("text")), Explanation = new RichText(Text("explanation")), Items = items };

            Assert.Equal("ordering", Text("kind"));
            Assert.InRange(items.Count, 3, 8);
            Assert.Empty(body.Check().Select(problem => $"{file} {Text("title")}: {problem.Field} {problem.What}"));
            Assert.NotEqual("", Text("title"));
            Assert.True(question.GetProperty("xp").GetInt32() > 0);
            Assert.Equal(question.TryGetProperty("hint", out _), question.TryGetProperty("hint_cost", out _));

            string Text(string key) => question.GetProperty(key).GetString()!;
        });
    }

    private static GiftFile Gift(string path) => GiftReader.Read(File.ReadAllBytes(path), path);

    private static IEnumerable<GiftQuestion> Questions(string edition) =>
        DemoWorld.Read(edition).Files("*.gift").SelectMany(path => Gift(path).Questions);

    private static IEnumerable<(string File, JsonElement Question)> OrderingQuestions(string edition) =>
        DemoWorld.Read(edition).Files("*.questions.json").SelectMany(path => DemoWorld.Parse(path).EnumerateArray().Select(question => (path, question)));

    private static double Share<T>(List<T> all, Func<T, bool> has) => all.Count(has) / (double)all.Count;
}
