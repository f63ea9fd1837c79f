using System.Text.Json;

namespace Questory.Assessment.Questions;

/// <summary>Write freely; a person marks it. The answer is a text.</summary>
internal sealed record Essay() : QuestionBody(Name)
{
    public const string Name = "essay";
    public const int AnswerMax = 20_000;

    public override QuestionFace Face(long shuffleSeed) => new(Kind, Prompt) { AnswerMax = AnswerMax };

    protected override void CheckAnswers(QuestionProblems problems)
    {
    }

    protected override MarkResult Judge(JsonElement answer) =>
        AnswerShape.IsText(answer, AnswerMax, out var text) && !string.IsNullOrWhiteSpace(text)
            ? new Mark(0, Verdict.Unmarked)
            : new WrongShape("answer", $"Send a text of 1 to {AnswerMax} characters.");
}
