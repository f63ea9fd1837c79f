using Questory.Assessment.Questions;
using Questory.Tests.Testing;

namespace Questory.Tests.Assessment.Questions;

[Row("AE-057")]
public class TypedMarking
{
    private static readonly Numeric Year = new()
    {
        Prompt = new("When?"),
        Accepted =
        [
            new() { Number = 1822, Tolerance = 0, Feedback = new("Exactly.") },
            new() { Number = 1822, Tolerance = 2, Weight = Half },
            new() { Low = -5, High = -1, Weight = Half, Feedback = new("BC?") },
        ],
        OtherFeedback = new("Another year."),
    };

    private static readonly ShortAnswer Animal = new()
    {
        Prompt = new("Best animal?"),
        Accepted =
        [
            new("Tree *frog"),
            new("who's \\*there\\*"),
            new("Cat") { Weight = Half, Feedback = new("Cats?") },
            new("*") { Weight = Weight.None, Feedback = new("No.") },
        ],
    };

    [Theory]
    [InlineData("1822", 1000, "Exactly.")]
    [InlineData("1.822e3", 1000, "Exactly.")]
    [InlineData("\" 1822.000 \"", 1000, "Exactly.")]
    [InlineData("1824", 500, null)]
    [InlineData("1824.0001", 0, "Another year.")]
    [InlineData("-5", 500, "BC?")]
    [InlineData("\"-1\"", 500, "BC?")]
    [InlineData("-0.9999999999", 0, "Another year.")]
    public void The_first_number_that_fits_decides(string answer, int permille, string? feedback)
    {
        var mark = Assert.IsType<Mark>(Year.Mark(answer));
        Assert.Equal((permille, feedback), (mark.Permille, mark.Feedback?.Text));
        Assert.Equal("1822", Assert.Single(mark.RightAnswers).Text.Text);
    }

    [Theory]
    [InlineData("null"), InlineData("true"), InlineData("[1822]"), InlineData("\"\""), InlineData("\"1822 AD\""), InlineData("\"NaN\""), InlineData("\"Infinity\""),
     InlineData("\"1,822\""), InlineData("1e400"), InlineData("1e-400"), InlineData("\"1e99\""), InlineData("\"0x10\""), InlineData("\"1822\\n1\""), InlineData("\"١\"")]
    public void What_is_no_number_or_overflows_is_bad_input(string answer) =>
        Assert.Equal("answer", Assert.IsType<WrongShape>(Year.Mark(answer)).Field);

    [Theory]
    [InlineData("Tree frog", 1000)]
    [InlineData("  tree   FROG ", 1000)]
    [InlineData("tree climbing frog", 1000)]
    [InlineData("tree frogs", 0)]
    [InlineData("who’s *there*", 1000)]
    [InlineData("who's somebody there", 0)]
    [InlineData("cat", 500)]
    [InlineData("dog", 0)]
    public void The_first_text_that_fits_decides(string answer, int permille)
    {
        var mark = Assert.IsType<Mark>(Animal.Mark($"\"{answer}\""));
        Assert.Equal(permille, mark.Permille);
        Assert.Equal(permille switch { 1000 => null, 500 => "Cats?", _ => "No." }, mark.Feedback?.Text);
        Assert.Equal(["Tree …frog", "who's *there*"], mark.RightAnswers.Select(right => right.Text.Text));
    }

    [Fact]
    public void Letters_written_two_ways_in_unicode_are_the_same() =>
        Assert.Equal(1000, Assert.IsType<Mark>(new ShortAnswer { Prompt = new("?"), Accepted = [new("Zürich")] }.Mark("\"zu\u0308rich\"")).Permille);

    [Fact]
    public void A_pattern_of_many_stars_is_marked_at_once()
    {
        var body = new ShortAnswer { Prompt = new("?"), Accepted = [new(string.Concat(Enumerable.Repeat("*a", 400)) + "b")] };
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(0, Assert.IsType<Mark>(body.Mark($"\"{new string('a', 1000)}\"")).Permille);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("null"), InlineData("4"), InlineData("\"\""), InlineData("\"  \""), InlineData("\"a\\u0000b\""), InlineData("\"\\udc00\""), InlineData("[\"cat\"]")]
    public void A_short_answer_and_an_essay_take_a_text(string answer)
    {
        Assert.Equal("answer", Assert.IsType<WrongShape>(Animal.Mark(answer)).Field);
        Assert.Equal("answer", Assert.IsType<WrongShape>(new Essay { Prompt = new("?") }.Mark(answer)).Field);
    }

    [Fact]
    public void Texts_beyond_the_limit_are_bad_input()
    {
        Assert.IsType<WrongShape>(Animal.Mark($"\"{new string('x', ShortAnswer.AnswerMax + 1)}\""));
        Assert.IsType<WrongShape>(new Essay { Prompt = new("?") }.Mark($"\"{new string('x', Essay.AnswerMax + 1)}\""));
        Assert.IsType<Mark>(new Essay { Prompt = new("?") }.Mark($"\"{new string('x', Essay.AnswerMax)}\""));
    }

    [Fact]
    public void An_essay_waits_for_a_person()
    {
        var mark = Assert.IsType<Mark>(new Essay { Prompt = new("Why?") }.Mark("\"Because.\""));
        Assert.Equal((0, Verdict.Unmarked), (mark.Permille, mark.Verdict));
    }

    [Theory]
    [InlineData("null"), InlineData("\"seen\""), InlineData("true")]
    public void A_description_has_nothing_to_answer(string answer) =>
        Assert.IsType<WrongShape>(new Description { Prompt = new("Read this.") }.Mark(answer));

    private static Weight Half => Weight.TryPercent(50, out var half) ? half : default;
}
