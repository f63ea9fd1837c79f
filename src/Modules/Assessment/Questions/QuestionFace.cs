namespace Questory.Assessment.Questions;

/// <summary>What a learner may see before answering. The page is drawn from this alone.</summary>
/// <param name="Kind">As in <see cref="QuestionBody.Kind"/>; it also says which answer shape is expected, unless <see cref="Rule"/> does.</param>
internal sealed record QuestionFace(string Kind, Prompt Prompt)
{
    /// <summary>The kind as which an <see cref="Interactive"/> question is answered; null for every other.</summary>
    public string? Rule { get; init; }

    /// <summary>Options to pick from, right sides to pair with, or items to put in order; shuffled.</summary>
    public IReadOnlyList<Item> Options { get; init; } = [];

    /// <summary>The left sides of a matching question, each wanting one of <see cref="Options"/>.</summary>
    public IReadOnlyList<Item> Lefts { get; init; } = [];

    /// <summary>Longest text that is taken as an answer, in characters; null when none is typed.</summary>
    public int? AnswerMax { get; init; }
}
