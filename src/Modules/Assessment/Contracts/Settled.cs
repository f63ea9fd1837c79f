using System.Text.Json;
using Questory.Platform.Ui;

namespace Questory.Assessment.Contracts;

/// <summary>An answer that was given and judged, for showing it beside its question.</summary>
public sealed record Settled(JsonElement Answer, JudgementView Judgement)
{
    public bool Chose(string id) => Answer.ValueKind switch
    {
        JsonValueKind.Array => Answer.EnumerateArray().Any(entry => entry.GetString() == id),
        JsonValueKind.String => Answer.GetString() == id,
        JsonValueKind.True => id == "true",
        JsonValueKind.False => id == "false",
        _ => false,
    };

    /// <summary>The right side chosen for a left one.</summary>
    public string? PartnerOf(string left) =>
        Answer.ValueKind == JsonValueKind.Object && Answer.TryGetProperty(left, out var right) ? right.GetString() : null;

    /// <summary>What was typed.</summary>
    public string Typed => Answer.ValueKind == JsonValueKind.String ? Answer.GetString()! : Answer.GetRawText();

    /// <summary>The ids in the order they were put.</summary>
    public IReadOnlyList<string> Order => Answer.ValueKind == JsonValueKind.Array ? [.. Answer.EnumerateArray().Select(entry => entry.GetString()!)] : [];

    public bool IsRight(string id) => Judgement.RightAnswers.Any(right => right.Id == id);

    /// <summary>A chosen option is right or wrong; one that was not chosen is marked only when it would have been right.</summary>
    public Mark MarkOf(string id) =>
        Judgement.Pieces.FirstOrDefault(piece => piece.Id == id) is { } piece ? piece.Right ? Mark.Right : Mark.Wrong
        : IsRight(id) ? Mark.Right
        : Chose(id) ? Judgement.Right ? Mark.Right : Mark.Wrong
        : Mark.None;
}
