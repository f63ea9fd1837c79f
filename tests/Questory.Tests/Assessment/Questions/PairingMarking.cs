using Questory.Assessment.Questions;
using Questory.Tests.Testing;

namespace Questory.Tests.Assessment.Questions;

public class PairingMarking
{
    private static readonly Matching Letters = new()
    {
        Prompt = new("Pair them."),
        Explanation = new("A is the first letter."),
        Pairs = [new(new("A"), "1"), new(new("B"), "2")],
        Distractors = [new("3")],
    };

    private static readonly Ordering Steps = new()
    {
        Prompt = new("Put in order."),
        Items = [new(new("one"), "a"), new(new("two"), "b"), new(new("three"), "c"), new(new("four"), "d")],
    };

    [Fact, Row("AE-057")]
    public void Pairs_are_right_in_any_order()
    {
        var mark = Assert.IsType<Mark>(Letters.Mark(Pairs(("B", "2"), ("A", "1"))));
        Assert.Equal((1000, Verdict.Right), (mark.Permille, mark.Verdict));
    }

    [Fact, Row("AE-057")]
    public void Crossed_pairs_are_wrong_and_explained()
    {
        var mark = Assert.IsType<Mark>(Letters.Mark(Pairs(("A", "2"), ("B", "1"))));
        Assert.Equal((0, Verdict.Wrong), (mark.Permille, mark.Verdict));
        Assert.Equal("A is the first letter.", mark.Explanation?.Text);
        Assert.Equal([("A", "1"), ("B", "2")], mark.RightAnswers.Select(right => (right.Text.Text, right.PairedWith)));
    }

    [Fact]
    public void Each_pair_counts_the_same()
    {
        var mark = Assert.IsType<Mark>(Letters.Mark(Pairs(("A", "1"), ("B", "3"))));
        Assert.Equal((500, Verdict.Partly), (mark.Permille, mark.Verdict));
        Assert.Equal([true, false], mark.Items.Select(item => item.Right));
    }

    [Fact]
    public void Two_left_sides_may_share_a_right_side()
    {
        var body = new Matching { Prompt = new("?"), Pairs = [new(new("cat"), "animal"), new(new("dog"), "animal"), new(new("oak"), "plant")] };
        Assert.Empty(body.Check());
        Assert.Equal(2, body.Face(0).Options.Count);
        Assert.Equal(Verdict.Right, Assert.IsType<Mark>(body.Mark(Pairs(("cat", "animal"), ("dog", "animal"), ("oak", "plant")))).Verdict);
    }

    [Fact, Row("AE-057")]
    public void A_yes_to_a_matching_question_is_bad_input() =>
        Assert.Equal("answer", Field(Letters.Mark("\"yes\"")));

    [Fact]
    public void Every_left_side_is_paired_once_with_a_right_side_of_the_question()
    {
        Assert.Equal($"answer.{ItemId.Of("B")}", Field(Letters.Mark(Pairs(("A", "1")))));
        Assert.Equal($"answer.{ItemId.Of("B")}", Field(Letters.Mark(Pairs(("A", "1"), ("B", "9")))));
        Assert.Equal($"answer.{ItemId.Of("Z")}", Field(Letters.Mark(Pairs(("A", "1"), ("Z", "2")))));
        Assert.Equal($"answer.{ItemId.Of("A")}", Field(Letters.Mark(Pairs(("A", "1"), ("A", "2")))));
        Assert.Equal("answer", Field(Letters.Mark(Pairs(("A", "1"), ("B", "2"), ("C", "3")))));
        Assert.Equal("answer", Field(Letters.Mark("{\"\\ud800\": \"a\"}")));
    }

    [Theory]
    [InlineData("abcd", 1000, Verdict.Right)]
    [InlineData("bcda", 667, Verdict.Partly)]
    [InlineData("bacd", 667, Verdict.Partly)]
    [InlineData("badc", 333, Verdict.Partly)]
    [InlineData("dcba", 0, Verdict.Wrong)]
    internal void An_order_earns_the_share_that_need_not_be_moved(string order, int permille, Verdict verdict)
    {
        var mark = Assert.IsType<Mark>((Steps with { PartialCredit = true }).Mark(Ids(order)));
        Assert.Equal((permille, verdict), (mark.Permille, mark.Verdict));
        Assert.Equal(["one", "two", "three", "four"], mark.RightAnswers.Select(right => right.Text.Text));
        Assert.Equal(permille == 1000 ? Verdict.Right : Verdict.Wrong, Assert.IsType<Mark>(Steps.Mark(Ids(order))).Verdict);
    }

    [Theory]
    [InlineData("abc", "answer"), InlineData("abcc", "answer[3]"), InlineData("abcx", "answer[3]"), InlineData("abcda", "answer")]
    public void An_order_names_every_item_once(string order, string field) => Assert.Equal(field, Field(Steps.Mark(Ids(order))));

    private static string Field(MarkResult result) => Assert.IsType<WrongShape>(result).Field;

    private static string Ids(string letters) => $"[{string.Join(",", letters.Select(letter => $"\"{letter}\""))}]";

    private static string Pairs(params (string Left, string Right)[] pairs) =>
        "{" + string.Join(",", pairs.Select(pair => $"\"{ItemId.Of(pair.Left)}\":\"{ItemId.Of(pair.Right)}\"")) + "}";
}
