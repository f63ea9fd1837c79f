using Questory.Assessment.Contracts;
using Questory.Assessment.Questions;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Assessment.Banks;

/// <summary>Turns what an author sent into a sound question, or says what is wrong with each part of it.</summary>
internal static class QuestionWriting
{
    private const int TagMax = 50;

    public static Outcome<QuestionContent> Read(QuestionInput input)
    {
        if (!QuestionJson.TryRead(input.Body!.Value, out var body, out var unreadable))
            return Outcome.Invalid("body." + unreadable.Field, Sentence(unreadable));
        var faults = body.Check().GroupBy(problem => "body." + problem.Field)
            .ToDictionary(group => group.Key, group => group.Select(Sentence).ToArray());
        var hint = string.IsNullOrWhiteSpace(input.HintText) ? null : input.HintText.Trim();
        if (hint is null && input.HintCost > 0)
            faults["hint_cost"] = ["There is no hint to pay for: write one, or leave the cost out."];
        if (hint is not null && body is Description)
            faults["hint_text"] = ["Nothing is answered here, so there is nothing to hint at."];
        if (input.Tags?.FirstOrDefault(tag => tag.Length is 0 or > TagMax) is not null)
            faults["tags"] = [$"Give each tag 1 to {TagMax} characters."];
        if (faults.Count > 0)
            return Outcome.Invalid(faults);
        return new QuestionContent(input.Title?.Trim() ?? "", body, EnumText.Read(input.Difficulty, Difficulty.Easy),
            input.XpReward ?? 10, hint, input.HintCost ?? 0, [.. (input.Tags ?? []).Distinct()]);
    }

    private static string Sentence(QuestionProblem problem) => $"{char.ToUpperInvariant(problem.What[0])}{problem.What[1..]}. {problem.Cure}";
}
