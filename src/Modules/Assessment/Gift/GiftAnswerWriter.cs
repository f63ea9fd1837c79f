using System.Text;
using Questory.Assessment.Questions;

namespace Questory.Assessment.Gift;

/// <summary>Writes what stands between the braces, but for the general feedback.</summary>
internal static class GiftAnswerWriter
{
    public static void Write(StringBuilder text, QuestionBody body, TrueFalseFeedback order)
    {
        var format = body.Prompt.Format;
        switch (body)
        {
            case SingleChoice choice:
                Options(text, choice.Options, format, option => option.Weight.IsFull ? "=" : option.Weight == Weight.None ? "~" : $"~{Percent(option.Weight)}");
                break;
            case MultipleChoice choice:
                Options(text, choice.Options, format, option => option.Weight == Weight.None ? "~" : $"~{Percent(option.Weight)}");
                break;
            case TrueFalse statement:
                Statement(text, statement, order);
                break;
            case Matching matching:
                foreach (var pair in matching.Pairs) text.Append($"\n\t={GiftText.Write(pair.Left, format)} -> {GiftText.Escape(pair.Right)}");
                foreach (var distractor in matching.Distractors) text.Append($"\n\t= -> {GiftText.Escape(distractor.Text)}");
                break;
            case Numeric numeric:
                text.Append('#');
                foreach (var number in numeric.Accepted) text.Append($"\n\t={Percent(number.Weight)}{Number(number)}{Feedback(number.Feedback, format)}");
                if (numeric.OtherFeedback is not null) text.Append($"\n\t~{Feedback(numeric.OtherFeedback, format)}");
                break;
            case ShortAnswer shortAnswer:
                foreach (var accepted in shortAnswer.Accepted)
                {
                    // An arrow behind an equals sign would make it a matching question.
                    var sign = GiftLimits.IsLone(shortAnswer) && GiftLimits.HasArrow(accepted.Text) ? "" : $"={Percent(accepted.Weight)}";
                    text.Append($"\n\t{sign}{GiftText.Write(new RichText(accepted.Text, format), format)}{Feedback(accepted.Feedback, format)}");
                }

                break;
        }
    }

    private static void Options(StringBuilder text, IReadOnlyList<ChoiceOption> options, TextFormat format, Func<ChoiceOption, string> sign)
    {
        foreach (var option in options) text.Append($"\n\t{sign(option)}{GiftText.Write(option.Text, format)}{Feedback(option.Feedback, format)}");
    }

    private static void Statement(StringBuilder text, TrueFalse body, TrueFalseFeedback order)
    {
        var trueFirst = !body.Answer || order == TrueFalseFeedback.TrueFirst;
        var (first, second) = trueFirst ? (body.TrueFeedback, body.FalseFeedback) : (body.FalseFeedback, body.TrueFeedback);
        text.Append(body.Answer ? "TRUE" : "FALSE");
        if (first is not null || second is not null) text.Append('#').Append(first is null ? "" : GiftText.Write(first, body.Prompt.Format));
        text.Append(Feedback(second, body.Prompt.Format));
    }

    private static string Number(AcceptedNumber number) =>
        number.Low is { } low && number.High is { } high ? $"{NumberText.Write(low)}..{NumberText.Write(high)}"
        : number.Tolerance is { } tolerance ? $"{NumberText.Write(number.Number ?? 0)}:{NumberText.Write(tolerance)}"
        : NumberText.Write(number.Number ?? 0);

    private static string Percent(Weight weight) => $"%{NumberText.Write(weight.Percent)}%";

    private static string Feedback(RichText? feedback, TextFormat around) => feedback is null ? "" : "#" + GiftText.Write(feedback, around);
}
