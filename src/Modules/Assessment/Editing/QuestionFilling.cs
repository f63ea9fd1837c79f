using System.Globalization;
using Questory.Assessment.Contracts;
using Questory.Assessment.Questions;
using Questory.Platform.Data;

namespace Questory.Assessment.Editing;

/// <summary>From a question as it is kept to the editor's form.</summary>
internal static class QuestionFilling
{
    public static QuestionForm Fill(AuthoredQuestion question)
    {
        var body = QuestionJson.Read(question.Body.GetRawText());
        var form = new QuestionForm
        {
            Kind = body.Kind, Rule = (body as Interactive)?.Rule?.Kind, Title = question.Title, Prompt = body.Prompt.Text, AfterGap = body.Prompt.AfterGap, Format = Naming.Snake(body.Prompt.Format),
            Explanation = Text(body, body.Explanation), Difficulty = Naming.Snake(question.Difficulty), XpReward = question.XpReward.ToString(),
            HintText = question.HintText, HintCost = question.HintCost > 0 ? question.HintCost.ToString() : null, Tags = string.Join(", ", question.Tags),
            Bank = question.Bank, Version = question.Version,
        };
        Answers(form, body);
        return form;
    }

    private static void Answers(QuestionForm form, QuestionBody body)
    {
        switch (body)
        {
            case Interactive { Rule: { } rule }:
                Answers(form, rule with { Prompt = body.Prompt });
                break;
            case SingleChoice one:
                form.Rows = Options(body, one.Options, 100);
                break;
            case MultipleChoice many:
                form.Rows = Options(body, many.Options, Math.Round(100m / Math.Max(1, many.Options.Count(option => option.Weight.Steps > 0)), 5));
                break;
            case TrueFalse statement:
                (form.Answer, form.TrueFeedback, form.FalseFeedback) = (statement.Answer, Text(body, statement.TrueFeedback), Text(body, statement.FalseFeedback));
                break;
            case Matching matching:
                form.Rows = [.. matching.Pairs.Select(pair => new FormRow { Id = pair.Id, PartnerId = pair.RightId, Text = Text(body, pair.Left), Partner = pair.Right })];
                form.Extras = [.. matching.Distractors.Select(extra => new FormRow { Id = extra.Id, Partner = extra.Text })];
                break;
            case Numeric numeric:
                form.Rows = [.. numeric.Accepted.Select(accepted => new FormRow
                {
                    Number = Shown(accepted.Number), Tolerance = Shown(accepted.Tolerance), Low = Shown(accepted.Low), High = Shown(accepted.High),
                    Weight = accepted.Weight.IsFull ? null : Shown(accepted.Weight.Percent), Feedback = Text(body, accepted.Feedback),
                })];
                form.OtherFeedback = Text(body, numeric.OtherFeedback);
                break;
            case ShortAnswer words:
                form.Rows = [.. words.Accepted.Select(accepted => new FormRow
                {
                    Text = new FormText { Text = accepted.Text }, Weight = accepted.Weight.IsFull ? null : Shown(accepted.Weight.Percent), Feedback = Text(body, accepted.Feedback),
                })];
                break;
            case Ordering ordering:
                form.Rows = [.. ordering.Items.Select(item => new FormRow { Id = item.Id, Text = Text(body, item.Text) })];
                form.PartialCredit = ordering.PartialCredit;
                break;
        }
    }

    // Where ticking the right ones says as much as the weights do, the weights stay empty and go on doing so.
    private static List<FormRow> Options(QuestionBody body, IReadOnlyList<ChoiceOption> options, decimal share)
    {
        var plain = options.All(option => option.Weight.Percent == 0 || option.Weight.Percent == share);
        return [.. options.Select(option => new FormRow
        {
            Id = option.Id, Text = Text(body, option.Text), Right = option.Weight.Steps > 0, Weight = plain ? null : Shown(option.Weight.Percent),
            Feedback = Text(body, option.Feedback),
        })];
    }

    private static FormText? Text(QuestionBody body, RichText? text) => text is null ? null
        : new FormText { Text = text.Text, Format = text.Format == body.Prompt.Format ? null : Naming.Snake(text.Format) };

    private static string? Shown(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
}
