using Questory.Assessment.Contracts;
using Questory.Assessment.Questions;

namespace Questory.Assessment.Banks;

/// <summary>All that one version of a question says.</summary>
/// <param name="XpReward">What the first right answer is worth (AE-058).</param>
/// <param name="HintCost">Minor units of the realm's hint currency; 0 is free.</param>
internal sealed record QuestionContent(
    string Title, QuestionBody Body, Difficulty Difficulty, int XpReward, string? HintText, int HintCost, IReadOnlyList<string> Tags)
{
    public string Kind => Body.Kind;

    public bool IsAsked => Kind != Description.Name;

    /// <summary>What to call it in feeds: its title, else the start of what it asks.</summary>
    public string Label => Title.Length > 0 ? Title : Body.Prompt.InOnePiece is { Length: > 80 } text ? text[..79] + "…" : Body.Prompt.InOnePiece;
}
