namespace Questory.Platform.Activity;

/// <summary>What a reaction gave or changed, told to the person at once with its reason.</summary>
/// <param name="Kind"><c>xp</c>, <c>currency</c>, <c>level</c>, <c>streak</c>, <c>achievement</c> …</param>
/// <param name="Amount">XP points, minor units of the currency, the new level, the streak's days.</param>
/// <param name="Of">The currency's code, the achievement's slug; empty when the kind says all.</param>
/// <param name="Title">What it is called: "Coins", "First steps".</param>
/// <param name="Reason">Why, in words: "Right answer", "Mission completed: Spot the Fake".</param>
public sealed record Receipt(string Kind, long Amount, string Of, string Title, string Reason)
{
    /// <summary>0 for what the act itself gave; 1 and more for what followed from that (an achievement's own XP).</summary>
    public int Round { get; init; }
}
