using System.Text.Json.Serialization;

namespace Questory.Assessment.Questions;

/// <summary>Either a <see cref="Mark"/> or a <see cref="WrongShape"/>.</summary>
internal abstract record MarkResult;

/// <summary>The answer cannot be understood at all: bad input, and no attempt is stored (AE-057).</summary>
/// <param name="Field">Path from the answer, for example <c>answer</c> or <c>answer[1]</c>.</param>
internal sealed record WrongShape(string Field, string What) : MarkResult;

/// <summary>The judgement of one answer.</summary>
/// <param name="Permille">0 to 1000 thousandths of the question's points.</param>
internal sealed record Mark(int Permille, Verdict Verdict) : MarkResult
{
    /// <summary>What the author says to this very answer.</summary>
    public RichText? Feedback { get; init; }

    /// <summary>The answer piece by piece: each option picked, each left side paired, each item in its place.</summary>
    public IReadOnlyList<ItemMark> Items { get; init; } = [];

    /// <summary>What would have been right; several entries when several belong to it or are equally right.</summary>
    public IReadOnlyList<RightAnswer> RightAnswers { get; init; } = [];

    public RichText? Explanation { get; init; }

    public static Verdict VerdictOf(int permille) => permille switch { 1000 => Verdict.Right, > 0 => Verdict.Partly, _ => Verdict.Wrong };
}

/// <summary>Right always goes with 1000 permille; only right answers are paid for.</summary>
[JsonConverter(typeof(SnakeCaseEnum<Verdict>))]
internal enum Verdict
{
    Right,
    Partly,
    Wrong,

    /// <summary>Waits for a person to mark it.</summary>
    Unmarked,
}

/// <param name="Id">The option, left side or item spoken of.</param>
internal sealed record ItemMark(string Id, bool Right, RichText? Feedback = null);

/// <param name="Id">The option or item, or <c>true</c> and <c>false</c>; null for typed answers.</param>
/// <param name="PairedWith">The right side that belongs to this left side of a matching question.</param>
internal sealed record RightAnswer(string? Id, RichText Text, string? PairedWith = null);
