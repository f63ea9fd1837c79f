namespace Questory.Platform.Ui;

/// <summary>One line of what an act earned, with its reason.</summary>
/// <param name="Amount">Signed and localised, e.g. "+10".</param>
/// <param name="Unit">"XP", "coins"; the realm's word.</param>
/// <param name="Why">The rule's reason in plain words: "right answer".</param>
/// <param name="Detail">A cap, a boost or a first time, when there is one.</param>
/// <param name="Kind">xp, coin, key or flame.</param>
public sealed record Reward(string Amount, string Unit, string Why, string? Detail = null, string Kind = "xp");
