using Questory.Assessment.Questions;

namespace Questory.Assessment.Gift;

/// <summary>What a GIFT file holds, and what in it could not be understood. Nothing is dropped without a problem.</summary>
/// <param name="Categories">Every change of category, also those no question follows.</param>
internal sealed record GiftFile(
    string Name, IReadOnlyList<GiftQuestion> Questions, IReadOnlyList<GiftCategory> Categories, IReadOnlyList<GiftProblem> Problems);

/// <param name="Line">Where the question starts, counted from 1.</param>
/// <param name="Category">Moodle's path, for example <c>$course$/top/Chapter 1</c>; null before the first one.</param>
/// <param name="Title">Null when the author gave none.</param>
internal sealed record GiftQuestion(int Line, string? Category, string? Title, QuestionBody Body)
{
    /// <summary>From a comment: <c>// [id:123]</c>; the author's own number, not Questory's.</summary>
    public string? Id { get; init; }

    /// <summary>From a comment: <c>// [tag:history] [tag:easy]</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What GIFT has no word for, from comments that other readers skip: <c>// questory hint: Count the legs.</c></summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}

internal sealed record GiftCategory(int Line, string? Path);

/// <summary>One thing that a person has to mend in the file.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">In characters, counted from 1.</param>
internal sealed record GiftProblem(string File, int Line, int Column, string What, string Cure)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {What}. {Cure}";
}

/// <summary>
/// Whom the two feedbacks of <c>{TRUE#first#second}</c> are for. After FALSE both readings agree.
/// </summary>
internal enum TrueFalseFeedback
{
    /// <summary>First who answered wrongly, then who answered rightly: what Moodle documents, reads and writes.</summary>
    WrongFirst,

    /// <summary>First who answered true, then who answered false: how the parser <c>gift-pegjs</c> names them.</summary>
    TrueFirst,
}
