using System.Text.Json;

namespace Questory.Assessment.Questions;

/// <summary>Is it so? The answer is <c>true</c> or <c>false</c>.</summary>
internal sealed record TrueFalse() : QuestionBody(Name)
{
    public const string Name = "true_false";

    /// <summary>Whether the statement is true.</summary>
    public bool Answer { get; init; }

    /// <summary>Said to those who answer "true", be it right or wrong.</summary>
    public RichText? TrueFeedback { get; init; }

    /// <summary>Said to those who answer "false", be it right or wrong.</summary>
    public RichText? FalseFeedback { get; init; }

    public override QuestionFace Face(long shuffleSeed) => new(Kind, Prompt);

    protected override void CheckAnswers(QuestionProblems problems)
    {
        problems.Optional("true_feedback", TrueFeedback, RichText.PartMax);
        problems.Optional("false_feedback", FalseFeedback, RichText.PartMax);
    }

    protected override MarkResult Judge(JsonElement answer)
    {
        if (answer.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return new WrongShape("answer", "Send true or false.");
        var said = answer.GetBoolean();
        var right = Answer ? "true" : "false";
        return new Mark(said == Answer ? 1000 : 0, said == Answer ? Verdict.Right : Verdict.Wrong)
        {
            Feedback = said ? TrueFeedback : FalseFeedback,
            RightAnswers = [new RightAnswer(right, new RichText(right))],
        };
    }
}
