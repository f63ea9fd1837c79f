using Questory.Assessment.Gift;
using Questory.Assessment.Questions;

namespace Questory.Tests.Assessment.Gift;

/// <summary>What Moodle's description of GIFT promises beyond the published test files.</summary>
public class GiftReading
{
    [Fact]
    public void Categories_hold_until_the_next_one()
    {
        var read = GiftReader.Read("One {T}\n\n$CATEGORY: $course$/top/Unit 1: Topic\nTwo {T}\n\nThree {T}\n\n$CATEGORY: b\n\nFour {T}", "q.gift");
        Assert.Equal([null, "$course$/top/Unit 1: Topic", "$course$/top/Unit 1: Topic", "b"], read.Questions.Select(question => question.Category));
        Assert.Equal([(3, "$course$/top/Unit 1: Topic"), (8, "b")], read.Categories.Select(category => (category.Line, category.Path)));
    }

    [Fact]
    public void Comments_name_id_tags_and_settings_of_the_question_they_stand_at()
    {
        var read = GiftReader.Read(
            "// [id:a\\]1] [tag:one]\n// questory hint: Count\\: one\\ntwo\n\n// [tag:two words]\nQ1 {\n// [tag:inside]\nT}\n\nQ2 {T}", "q.gift");
        var question = read.Questions[0];
        Assert.Equal("a]1", question.Id);
        Assert.Equal(["one", "two words", "inside"], question.Tags);
        Assert.Equal("Count: one\ntwo", question.Settings["hint"]);
        Assert.Equal(5, question.Line);
        Assert.True(read.Questions[1] is { Id: null, Tags.Count: 0, Settings.Count: 0 });
    }

    [Fact]
    public void A_comment_inside_a_text_leaves_no_trace() =>
        Assert.Equal("a\nb", Only("[markdown]a\n  // not this\nb").Prompt.Text);

    [Theory]
    [InlineData("Q {T}", true), InlineData("Q {TRUE}", true), InlineData("Q { F }", false), InlineData("Q {\nFALSE\n}", false)]
    public void Truth_is_written_in_capitals(string text, bool answer) => Assert.Equal(answer, Assert.IsType<TrueFalse>(Only(text)).Answer);

    [Theory]
    [InlineData("Q {true}", "true"), InlineData("Q {=T}", "T"), InlineData("Q {Two words}", "Two words"), InlineData("Q {a -> b}", "a -> b")]
    public void Anything_else_is_a_short_answer(string text, string accepted) => Assert.Equal(accepted, Assert.Single(Assert.IsType<ShortAnswer>(Only(text)).Accepted).Text);

    [Theory]
    [InlineData("Q {TRUE#one#two}", TrueFalseFeedback.WrongFirst, "two", "one")]
    [InlineData("Q {TRUE#one#two}", TrueFalseFeedback.TrueFirst, "one", "two")]
    [InlineData("Q {FALSE#one#two}", TrueFalseFeedback.WrongFirst, "one", "two")]
    [InlineData("Q {FALSE#one#two}", TrueFalseFeedback.TrueFirst, "one", "two")]
    [InlineData("Q {TRUE#one}", TrueFalseFeedback.WrongFirst, null, "one")]
    [InlineData("Q {TRUE##two####all}", TrueFalseFeedback.WrongFirst, "two", null)]
    internal void The_first_feedback_is_for_those_who_are_wrong_as_in_moodle(string text, TrueFalseFeedback order, string? forTrue, string? forFalse)
    {
        var body = Assert.IsType<TrueFalse>(GiftReader.Read(text, "q.gift", order).Questions.Single().Body);
        Assert.Equal((forTrue, forFalse), (body.TrueFeedback?.Text, body.FalseFeedback?.Text));
    }

    [Fact]
    public void Weights_are_kept_to_five_decimals()
    {
        var body = Assert.IsType<MultipleChoice>(Only("Q {~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-16.666666%d}"));
        Assert.Equal([33.33333m, 33.33333m, 33.33333m, -16.66667m], body.Options.Select(option => option.Weight.Percent));
    }

    [Theory]
    [InlineData("Q {=%HOME%/bin ~b}", "%HOME%/bin")]
    [InlineData("Q {=50% ~b}", "50%")]
    [InlineData("Q {=%100%%20% of it ~b}", "%20% of it")]
    [InlineData("Q {=[plain]%20% of it ~b}", "%20% of it")]
    [InlineData("Q {=[other]x ~b}", "[other]x")]
    [InlineData("Q {=a\\b\\\\c\\=\\~\\#\\{\\}\\:\\nd ~b}", "a\\b\\c=~#{}:\nd")]
    public void Options_keep_what_is_no_sign(string text, string option) =>
        Assert.Equal(option, Assert.IsType<SingleChoice>(Only(text)).Options[0].Text.Text);

    [Fact]
    public void White_space_is_folded_in_plain_text_and_kept_in_markdown_and_html()
    {
        Assert.Equal("a b\u00a0 c", Only("a \t\n  b\u00a0 c {}").Prompt.Text);
        Assert.Equal("a \t\n  b", Only("[markdown]a \t\r\n  b {}").Prompt.Text);
        Assert.Equal("a\n\nb", Only("a\\n\\nb {}").Prompt.Text);
    }

    [Fact]
    public void A_sentence_that_starts_with_its_blank_may_name_its_format_before_or_behind_it()
    {
        foreach (var text in new[] { "[html]{=a} <b>x</b>", "{=a}[html]<b>x</b>" })
            Assert.Equal((TextFormat.Html, "<b>x</b>"), (Only(text).Prompt.Format, Only(text).Prompt.AfterGap?.Trim()));
    }

    [Theory]
    [InlineData("Q {=a####all}", null, "all"), InlineData("Q {=a#one####all}", "one", "all"), InlineData("Q {=a#####all}", null, "all"), InlineData("Q {=a#one \\#####[html]all}", "one #", "all")]
    public void General_feedback_comes_last_behind_four_signs(string text, string? feedback, string all)
    {
        var body = Assert.IsType<ShortAnswer>(Only(text));
        Assert.Equal((feedback, all), (Assert.Single(body.Accepted).Feedback?.Text, body.Explanation?.Text));
    }

    [Fact]
    public void Numbers_come_alone_with_tolerance_as_range_and_with_feedback_for_all_others()
    {
        var body = Assert.IsType<Numeric>(Only("Q {#3:2~#Wrong}"));
        Assert.Equal((3m, 2m, "Wrong"), (body.Accepted[0].Number, body.Accepted[0].Tolerance, body.OtherFeedback?.Text));
        body = Assert.IsType<Numeric>(Only("Q {#\n=1822\\:0#yes\n=%50%1820 .. 1824\n~7#seven\n=%0%*#no\n}"));
        Assert.Equal([(1822m, null), (null, 1820m), (7m, (decimal?)null)], body.Accepted.Select(accepted => (accepted.Number, accepted.Low)));
        Assert.Equal([100m, 50m, 0m], body.Accepted.Select(accepted => accepted.Weight.Percent));
        Assert.Equal("no", body.OtherFeedback?.Text);
    }

    [Fact]
    public void A_right_side_without_a_left_one_is_a_distractor()
    {
        var body = Assert.IsType<Matching>(Only("Q {=a -> 1 = -> 3 =b -> 2 #not a feedback}"));
        Assert.Equal([("a", "1"), ("b", "2 #not a feedback")], body.Pairs.Select(pair => (pair.Left.Text, pair.Right)));
        Assert.Equal("3", Assert.Single(body.Distractors).Text);
    }

    private static QuestionBody Only(string text)
    {
        var read = GiftReader.Read(text, "q.gift");
        Assert.Empty(read.Problems);
        return Assert.Single(read.Questions).Body;
    }
}
