using Questory.Assessment.Questions;
using Questory.Tests.Testing;

namespace Questory.Tests.Assessment.Questions;

[Row("AE-057")]
public class ChoiceMarking
{
    private static readonly SingleChoice Tomb = new()
    {
        Prompt = new("Who is buried in Grant's tomb?"),
        Explanation = new("He lies above ground."),
        Options =
        [
            new(new("nobody"), Weight.Full, new("Entombed, not buried.")),
            new(new("Grant"), Share(50), new("Nearly.")),
            new(new("Jefferson"), Share(-25)),
        ],
    };

    private static readonly MultipleChoice Continents = new()
    {
        Prompt = new("Which are continents?"),
        Options =
        [
            new(new("Africa"), Share(33.33333m)), new(new("Asia"), Share(33.33333m)), new(new("Antarctica"), Share(33.33333m)),
            new(new("China"), Share(-100), new("A country.")), new(new("The sea"), Weight.None),
        ],
    };

    [Theory]
    [InlineData("nobody", 1000, Verdict.Right)]
    [InlineData("Grant", 500, Verdict.Partly)]
    [InlineData("Jefferson", 0, Verdict.Wrong)]
    internal void One_option_earns_its_weight(string option, int permille, Verdict verdict)
    {
        var mark = Assert.IsType<Mark>(Tomb.Mark($"\"{ItemId.Of(option)}\""));
        Assert.Equal((permille, verdict), (mark.Permille, mark.Verdict));
        Assert.Equal(Tomb.Options.Single(o => o.Text.Text == option).Feedback, mark.Feedback);
        Assert.Equal("nobody", Assert.Single(mark.RightAnswers).Text.Text);
        Assert.Equal("He lies above ground.", mark.Explanation?.Text);
    }

    [Theory]
    [InlineData("Africa,Asia,Antarctica", 1000, Verdict.Right)]
    [InlineData("Antarctica,Africa,Asia", 1000, Verdict.Right)]
    [InlineData("Africa,Asia", 667, Verdict.Partly)]
    [InlineData("Africa", 333, Verdict.Partly)]
    [InlineData("Africa,Asia,Antarctica,China", 0, Verdict.Wrong)]
    [InlineData("The sea", 0, Verdict.Wrong)]
    [InlineData("Africa,Asia,Antarctica,The sea", 1000, Verdict.Partly)]
    internal void Picked_weights_add_up_and_only_the_exact_set_is_right(string options, int permille, Verdict verdict)
    {
        var mark = Assert.IsType<Mark>(Continents.Mark($"[{string.Join(",", options.Split(',').Select(o => $"\"{ItemId.Of(o)}\""))}]"));
        Assert.Equal((permille, verdict), (mark.Permille, mark.Verdict));
        Assert.Equal(3, mark.RightAnswers.Count);
        Assert.Equal(options.Split(',').Length, mark.Items.Count);
    }

    [Fact]
    public void Each_picked_option_brings_its_own_feedback()
    {
        var mark = Assert.IsType<Mark>(Continents.Mark($"[\"{ItemId.Of("China")}\",\"{ItemId.Of("Asia")}\"]"));
        Assert.Equal([(false, "A country."), (true, null)], mark.Items.Select(item => (item.Right, item.Feedback?.Text)));
    }

    [Theory]
    [InlineData("null"), InlineData("true"), InlineData("7"), InlineData("[]"), InlineData("\"no such\""), InlineData("\"\\ud800\"")]
    public void A_single_choice_takes_nothing_but_one_of_its_ids(string answer) =>
        Assert.Equal("answer", Assert.IsType<WrongShape>(Tomb.Mark(answer)).Field);

    [Fact]
    public void A_multiple_choice_takes_each_of_its_ids_once()
    {
        var asia = ItemId.Of("Asia");
        Assert.Equal("answer", Field(Continents.Mark("[]")));
        Assert.Equal("answer", Field(Continents.Mark($"\"{asia}\"")));
        Assert.Equal("answer[1]", Field(Continents.Mark($"[\"{asia}\",\"{asia}\"]")));
        Assert.Equal("answer[1]", Field(Continents.Mark($"[\"{asia}\",\"Atlantis\"]")));
        Assert.Equal("answer[0]", Field(Continents.Mark("[null]")));
    }

    [Theory]
    [InlineData("true", 1000, "Yes!")]
    [InlineData("false", 0, "Look up.")]
    public void True_or_false_brings_the_feedback_for_what_was_said(string answer, int permille, string feedback)
    {
        var body = new TrueFalse { Prompt = new("The sky is up."), Answer = true, TrueFeedback = new("Yes!"), FalseFeedback = new("Look up.") };
        var mark = Assert.IsType<Mark>(body.Mark(answer));
        Assert.Equal((permille, feedback), (mark.Permille, mark.Feedback?.Text));
        Assert.Equal("true", Assert.Single(mark.RightAnswers).Id);
    }

    [Theory]
    [InlineData("\"true\""), InlineData("1"), InlineData("null"), InlineData("{}")]
    public void True_or_false_takes_a_truth_value_only(string answer) =>
        Assert.Equal("answer", Field(new TrueFalse { Prompt = new("?") }.Mark(answer)));

    private static string Field(MarkResult result) => Assert.IsType<WrongShape>(result).Field;

    private static Weight Share(decimal percent) => Weight.TryPercent(percent, out var weight) ? weight : throw new ArgumentOutOfRangeException(nameof(percent));
}
