using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Questory.Platform.Activity;
using Questory.Platform.Outcomes;

namespace Questory.Progress.Rules;

/// <summary>What a rule says, as an edition's preset and an admin write it. Fields mean what they mean in <see cref="RewardRule"/>.</summary>
/// <param name="Achievement">Slug of an achievement to award.</param>
internal sealed record RuleTerms(
    string Verb, string Object, string Title, JsonElement? When, long? Xp, string? XpFact,
    string? Currency, long? Amount, string? AmountFact, string? Achievement,
    Once Once = Once.PerObject, int? DailyCap = null, int? HalvesAfter = null, bool Active = true, DateTimeOffset? EffectiveFrom = null,
    string? AvatarFact = null)
{
    /// <summary>What no field says by itself: that a rule gives something, and only facts that come with its activity.</summary>
    public Problem? Fault(ActivityList activities)
    {
        if (activities.Find(Verb, Object) is not { } activity)
            return Outcome.Invalid("verb", $"Nothing here is ever “{Verb} {Object}”. Choose one of: {string.Join(", ", activities.All.Order(ByName))}.");
        if (Conditions.Read(When, out var misread) is not { } conditions)
            return Outcome.Invalid("when", misread!);
        var unknown = conditions.Facts.Append(XpFact).Append(AmountFact).Append(AvatarFact).OfType<string>().Except(activity.Facts).ToList();
        if (unknown.Count > 0)
            return Outcome.Invalid("when", $"“{activity}” comes with the facts {string.Join(", ", activity.Facts)}; not with {string.Join(", ", unknown)}.");
        if (Xp is not null && XpFact is not null)
            return Outcome.Invalid("xp", "Give a fixed number or a fact, not both.");
        if (Amount is not null && AmountFact is not null)
            return Outcome.Invalid("amount", "Give a fixed number or a fact, not both.");
        if (Currency is null != (Amount is null && AmountFact is null))
            return Outcome.Invalid("currency", "Name a currency together with an amount, or neither.");
        return Xp is null && XpFact is null && Currency is null && Achievement is null && AvatarFact is null
            ? Outcome.Invalid("xp", "A rule gives XP, a currency, an achievement or an avatar.")
            : null;
    }

    private static readonly Comparer<ActivityType> ByName =
        Comparer<ActivityType>.Create((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()));
}
