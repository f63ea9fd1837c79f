using Questory.Assessment.Banks;
using Questory.Assessment.Contracts;
using Questory.Assessment.Questions;

namespace Questory.Assessment.Attempts;

/// <summary>Turns the room's own model into what others may see.</summary>
internal static class Shown
{
    public static TextView Text(RichText text) => new(text.Text, Format(text.Format));

    /// <param name="seed">Stays the same for one person and question, so that a reload does not move the options.</param>
    public static QuestionView Question(QuestionId id, int number, int points, QuestionContent content, long seed, Past past)
    {
        var face = content.Body.Face(seed);
        return new QuestionView(id, number, content.Title, content.Kind,
            new TextView(face.Prompt.Text, Format(face.Prompt.Format)), face.Prompt.AfterGap,
            [.. face.Options.Select(Choice)], [.. face.Lefts.Select(Choice)], face.AnswerMax,
            content.Difficulty, content.XpReward, points,
            content.HintText is { } hint ? new HintView(content.HintCost, past.HintBoughtAt is null ? null : hint) : null,
            past.Tries, past.Last, past.Solved) { Rule = face.Rule };
    }

    /// <param name="withRightAnswers">Whether the right answer may be told yet.</param>
    public static JudgementView Judgement(Mark mark, bool withRightAnswers) => new(
        (AnswerVerdict)mark.Verdict, mark.Permille, Maybe(mark.Feedback),
        [.. mark.Items.Select(item => new PieceView(item.Id, item.Right, Maybe(item.Feedback)))],
        withRightAnswers ? [.. mark.RightAnswers.Select(right => new RightAnswerView(right.Id, Text(right.Text), right.PairedWith))] : [],
        Maybe(mark.Explanation));

    private static TextView? Maybe(RichText? text) => text is null ? null : Text(text);

    private static ChoiceView Choice(Item item) => new(item.Id, Text(item.Text));

    private static Markup Format(TextFormat format) => format switch
    {
        TextFormat.Markdown => Markup.Markdown,
        TextFormat.Html => Markup.Html,
        TextFormat.Moodle => Markup.Moodle,
        _ => Markup.Plain,
    };
}

/// <summary>What a person has done with a question so far.</summary>
internal sealed record Past(int Tries, bool Solved, AnswerVerdict? Last, DateTimeOffset? LastAt, DateTimeOffset? HintBoughtAt)
{
    public static readonly Past None = new(0, false, null, null, null);

    /// <summary>A hint unlocked since the last answer counts for the next one (AE-059).</summary>
    public DateTimeOffset? HintForNext => HintBoughtAt is { } bought && (LastAt is null || bought > LastAt) ? bought : null;
}
