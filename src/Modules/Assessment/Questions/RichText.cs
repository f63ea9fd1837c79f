using System.Text.Json.Serialization;

namespace Questory.Assessment.Questions;

/// <summary>A text and its markup, kept as given. It is rendered, and HTML made safe, only where it is shown.</summary>
internal sealed record RichText(string Text, TextFormat Format = TextFormat.Plain)
{
    /// <summary>Longest prompt, explanation or essay question, in characters.</summary>
    public const int Max = 64_000;

    /// <summary>Longest option, matching side or feedback, in characters.</summary>
    public const int PartMax = 8_000;

    public string Text { get; init; } = Text ?? "";
}

/// <summary>
/// What is asked. A missing-word question has a blank inside its sentence: <see cref="Text"/> stands before
/// the blank and <see cref="AfterGap"/> behind it, each with its own spaces, so that both can be put together again.
/// </summary>
/// <param name="AfterGap">Null when the answer is asked below the text instead of inside it.</param>
internal sealed record Prompt(string Text, TextFormat Format = TextFormat.Plain, string? AfterGap = null)
{
    public string Text { get; init; } = Text ?? "";

    /// <summary>The sentence in one piece, its blank drawn as GIFT readers draw it.</summary>
    [JsonIgnore]
    public string InOnePiece => AfterGap is null ? Text : $"{Text}_____{AfterGap}";
}
