using System.Text.Json;

namespace Questory.Assessment.Questions;

/// <summary>A text between questions; there is nothing to answer.</summary>
internal sealed record Description() : QuestionBody(Name)
{
    public const string Name = "description";

    public override QuestionFace Face(long shuffleSeed) => new(Kind, Prompt);

    protected override void CheckAnswers(QuestionProblems problems)
    {
        if (Prompt.AfterGap is not null)
            problems.Add("prompt.after_gap", "there is a blank, but nothing to fill in", "Leave after_gap out.");
        if (Explanation is not null)
            problems.Add("explanation", "nothing is answered, so nobody would see it", "Say it in the prompt.");
    }

    protected override MarkResult Judge(JsonElement answer) => new WrongShape("answer", "There is nothing to answer here.");
}
