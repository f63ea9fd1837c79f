using System.Text.Json;
using System.Text.Json.Serialization;

namespace Questory.Assessment.Questions;

/// <summary>
/// A question as its author wrote it: what is asked, what counts as right, and how an answer is marked.
/// Stored as JSON in one column (AE-056). One file per kind holds its rules, its public face and its marking.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SingleChoice), SingleChoice.Name)]
[JsonDerivedType(typeof(MultipleChoice), MultipleChoice.Name)]
[JsonDerivedType(typeof(TrueFalse), TrueFalse.Name)]
[JsonDerivedType(typeof(Matching), Matching.Name)]
[JsonDerivedType(typeof(Numeric), Numeric.Name)]
[JsonDerivedType(typeof(ShortAnswer), ShortAnswer.Name)]
[JsonDerivedType(typeof(Ordering), Ordering.Name)]
[JsonDerivedType(typeof(Interactive), Interactive.Name)]
[JsonDerivedType(typeof(Essay), Essay.Name)]
[JsonDerivedType(typeof(Description), Description.Name)]
/// <param name="Kind">The kind's name in JSON and in the database, for example <c>single_choice</c>.</param>
internal abstract record QuestionBody([property: JsonIgnore] string Kind)
{
    public Prompt Prompt { get; init => field = value ?? field; } = new("");

    /// <summary>Shown with every mark, whatever was answered; GIFT calls it general feedback.</summary>
    public RichText? Explanation { get; init; }

    /// <summary>What stops this question from being asked; empty when it is sound.</summary>
    public IReadOnlyList<QuestionProblem> Check()
    {
        var problems = new QuestionProblems();
        problems.Text("prompt.text", Prompt.InOnePiece, RichText.Max);
        if (Prompt.AfterGap is { } after && string.IsNullOrWhiteSpace(after))
            problems.Add("prompt.after_gap", "there is no text after the blank", "Write what follows the blank, or leave it out to ask below the text.");
        problems.Optional("explanation", Explanation, RichText.Max);
        CheckAnswers(problems);
        return problems.Found;
    }

    /// <summary>All that a learner may see before answering: no right answer, weight, feedback or explanation (AE-056).</summary>
    /// <param name="shuffleSeed">Any number that stays the same for one learner and question.</param>
    public abstract QuestionFace Face(long shuffleSeed);

    /// <summary>Marks an answer; on a <see cref="WrongShape"/> no attempt may be stored (AE-057). Needs a sound question.</summary>
    public MarkResult Mark(JsonElement answer) =>
        Judge(answer) switch { Mark mark => mark with { Explanation = Explanation }, var refused => refused };

    protected abstract void CheckAnswers(QuestionProblems problems);

    protected abstract MarkResult Judge(JsonElement answer);
}
