using Questory.Assessment.Questions;

namespace Questory.Assessment.Gift;

/// <summary>What GIFT has no way to say.</summary>
internal static class GiftLimits
{
    /// <summary>Null when the question can be written.</summary>
    public static string? WhyNot(QuestionBody body) => body switch
    {
        _ when body.Check() is [var problem, ..] => $"{problem.Field}: {problem.What}",
        Ordering => "GIFT has no ordering questions",
        Interactive => "GIFT has no interactive questions",
        Matching matching when matching.Pairs.Any(pair => HasArrow(pair.Left.Text)) => "GIFT cannot hold “->” in a left side",
        // Any arrow beside an equals sign makes it a matching question; only a lone answer needs no equals sign.
        ShortAnswer shortAnswer when shortAnswer.Accepted.Any(accepted => HasArrow(accepted.Text)) && !IsLone(shortAnswer) => "GIFT cannot hold “->” in one of several short answers",
        _ => null,
    };

    public static bool IsLone(ShortAnswer body) => body.Accepted is [{ Weight.IsFull: true }];

    public static bool HasArrow(string text) => text.Contains("->", StringComparison.Ordinal);
}
