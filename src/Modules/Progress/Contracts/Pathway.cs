using Questory.Platform.Access;
using Questory.Platform.Activity;

namespace Questory.Progress.Contracts;

/// <summary>A strand of learning in which XP are earned: a topic, a track. It has a board of its own (CR-079).</summary>
public sealed record Pathway(Guid Id, string Slug, string Name);

/// <summary>A room's pathways, those that people may see, in their order. The room that has them registers it.</summary>
public sealed record PathwaySource(Func<RealmId, CancellationToken, Task<IReadOnlyList<Pathway>>> Of);

/// <summary>How an activity says in which pathway it was done: whatever XP it earns count there as well.</summary>
public static class PathwayFact
{
    private const string Name = "pathway";

    /// <summary>The same facts, done in this pathway; null, in none.</summary>
    public static Facts In(this Facts facts, Guid? pathway)
    {
        if (pathway is { } id)
            facts[Name] = id.ToString();
        return facts;
    }

    internal static Guid? Pathway(this Facts facts) => Guid.TryParse(facts.Text(Name), out var id) ? id : null;
}
