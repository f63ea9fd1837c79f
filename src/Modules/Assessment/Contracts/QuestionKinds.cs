using Questory.Assessment.Questions;

namespace Questory.Assessment.Contracts;

/// <param name="Code">As in a question's JSON, e.g. <c>single_choice</c>.</param>
/// <param name="Title">A sentence for the localiser, like the summary.</param>
/// <param name="Icon">A name of the icon set.</param>
public sealed record QuestionKind(string Code, string Title, string Summary, string Icon);

/// <summary>The kinds of question an author can choose from, in the order they are offered.</summary>
public static class QuestionKinds
{
    public static IReadOnlyList<QuestionKind> All { get; } =
    [
        new(SingleChoice.Name, "Choose one", "Several answers, one of them is right.", "circle-check"),
        new(MultipleChoice.Name, "Choose several", "All right answers have to be picked.", "checks"),
        new(TrueFalse.Name, "True or false", "A statement to judge.", "thumb-up"),
        new(Matching.Name, "Matching", "Find the partner of each.", "link"),
        new(Numeric.Name, "Number", "Type a number, exact or within a range.", "target"),
        new(ShortAnswer.Name, "Short answer", "Type a word or a few.", "pencil"),
        new(Ordering.Name, "Ordering", "Put things in the right order.", "list-numbers"),
        new(Interactive.Name, "Interactive", "Something to do; you choose by which rule it is compared.", "puzzle"),
        new(Essay.Name, "Essay", "Write freely; a person marks it.", "writing"),
        new(Description.Name, "Text", "Something to read between questions.", "file-text"),
    ];

    /// <summary>Those by which an interactive question can be compared; the doing ones first.</summary>
    public static IReadOnlyList<QuestionKind> Rules { get; } =
        [.. new[] { Ordering.Name, Matching.Name, MultipleChoice.Name, Numeric.Name, ShortAnswer.Name, SingleChoice.Name, TrueFalse.Name }.Select(Of)];

    public static QuestionKind Of(string code) => All.First(kind => kind.Code == code);
}
