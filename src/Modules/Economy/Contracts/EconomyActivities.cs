using Questory.Platform.Activity;

namespace Questory.Economy.Contracts;

/// <summary>What this room notes in the stream. Not among the types that rules are offered: a reward for coins given to and fro
/// would be a mint.</summary>
public static class EconomyActivities
{
    public static readonly ActivityType Gave = new("gave", "coins", "A member gave coins to another.", "currency", "amount");
}
