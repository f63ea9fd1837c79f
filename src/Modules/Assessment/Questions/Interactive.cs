using System.Text.Json;

namespace Questory.Assessment.Questions;

/// <summary>
/// Something to do rather than to pick (AE-056): sort, pair, type. Its <see cref="Rule"/> is the kind by which an answer
/// is compared (AE-057), with that kind's own parts: <c>{"kind":"ordering","items":[…]}</c>. So it is answered, drawn and
/// marked as that kind is, and still is what its author calls it: in lists, filters and figures.
/// </summary>
internal sealed record Interactive() : QuestionBody(Name)
{
    public const string Name = "interactive";

    /// <summary>Any kind that is marked without a person.</summary>
    public QuestionBody? Rule { get; init; }

    private QuestionBody Asked => Rule! with { Prompt = Prompt };

    public override QuestionFace Face(long shuffleSeed) => Asked.Face(shuffleSeed) with { Kind = Kind, Rule = Rule!.Kind };

    protected override void CheckAnswers(QuestionProblems problems)
    {
        if (Rule is null)
            problems.Add("rule", "it does not say how an answer is compared", "Name the kind that compares it, such as ordering, with its own parts.");
        else if (Rule is Interactive or Essay or Description)
            problems.Add("rule.kind", "nothing is compared by this kind", "Name a kind that is marked without a person, such as ordering, numeric or short_answer.");
        else if (Rule.Prompt.InOnePiece.Length > 0 || Rule.Explanation is not null)
            problems.Add("rule", "the rule has a prompt or an explanation of its own", "Put both beside the rule, not into it.");
        else
            foreach (var problem in Asked.Check().Where(problem => !problem.Field.StartsWith("prompt", StringComparison.Ordinal)))
                problems.Add($"rule.{problem.Field}", problem.What, problem.Cure, problem.Item);
    }

    protected override MarkResult Judge(JsonElement answer) => Asked.Mark(answer);
}
