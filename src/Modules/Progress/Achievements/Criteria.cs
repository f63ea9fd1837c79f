using System.Text.Json;
using Questory.Progress.Counters;
using Questory.Progress.Rewards;

namespace Questory.Progress.Achievements;

/// <summary>When an achievement is earned: <c>{"measure": "streak", "at_least": 7}</c>, or several of those under
/// <c>all</c> or <c>any</c>. An empty object is met by nothing: only a rule awards it.</summary>
/// <remarks>Measures: <c>xp</c>, <c>level</c>, <c>streak</c>, <c>longest_streak</c>,
/// <c>count:verb:object[:variant]</c>, e.g. <c>count:answered:question:right</c>, and <c>gift</c>, which nothing measures: what asks
/// for it is given by a rule alone.</remarks>
internal sealed class Criteria
{
    /// <param name="Counter">What is counted; null for the other measures.</param>
    public readonly record struct Step(string Measure, CounterKey? Counter, long AtLeast)
    {
        public IReadOnlyList<(CounterKey Key, int Sign)> Parts { get; } = Counter is { } counter ? [.. counter.Parts] : [];

        public long Of(PersonState person) => Counter is not null ? Parts.Sum(part => part.Sign * person.Count(part.Key)) : Measure switch
        {
            "xp" => person.TotalXp,
            "level" => person.Level,
            "streak" => person.Streak.Current,
            "longest_streak" => person.Streak.Longest,
            _ => 0,
        };
    }

    private Criteria(IReadOnlyList<Step> steps, bool anyWillDo) => (Steps, AnyWillDo) = (steps, anyWillDo);

    public IReadOnlyList<Step> Steps { get; }
    public bool AnyWillDo { get; }

    /// <summary>All that has to be known of a person to measure them.</summary>
    public IEnumerable<CounterKey> Counters => Steps.SelectMany(step => step.Parts).Select(part => part.Key);

    /// <summary>It asks for nothing: no achievement is earned by it, and an avatar is everybody's.</summary>
    public bool IsEmpty => Steps.Count == 0;

    public bool MetBy(PersonState person) => AnyWillDo
        ? Steps.Any(step => step.Of(person) >= step.AtLeast)
        : Steps.Count > 0 && Steps.All(step => step.Of(person) >= step.AtLeast);

    /// <summary>How far the person has come, 0 to 100; 100 only when met (NT-094).</summary>
    public int PercentOf(PersonState person)
    {
        var shares = Steps.Select(step => (int)Math.Clamp(Math.Max(0, step.Of(person)) * 100.0 / step.AtLeast, 0, 100)).ToList();
        return shares.Count == 0 ? 0 : AnyWillDo ? shares.Max() : (int)shares.Average();
    }

    /// <summary>Reads the language; null with the fault told when it is not understood.</summary>
    public static Criteria? Read(JsonElement criteria, out string? fault)
    {
        fault = "Give {\"measure\": …, \"at_least\": n}, or several of them as a list under “all” or “any”.";
        if (criteria.ValueKind != JsonValueKind.Object)
            return null;
        var (list, any) = criteria.TryGetProperty("any", out var anyOf) ? (anyOf, true)
            : criteria.TryGetProperty("all", out var allOf) ? (allOf, false) : (default, false);
        var given = list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToList()
            : criteria.EnumerateObject().Any() ? [criteria] : [];
        var steps = given.Select(ReadStep).ToList();
        if (steps.Contains(null) || steps.Count > 10)
        {
            fault = "Each criterion needs a measure (xp, level, streak, longest_streak, gift, count:verb:object[:variant]) and at_least, a whole number above 0.";
            return null;
        }
        fault = null;
        return new Criteria([.. steps.OfType<Step>()], any);
    }

    private static Step? ReadStep(JsonElement step)
    {
        if (step.ValueKind != JsonValueKind.Object ||
            !step.TryGetProperty("measure", out var named) || named.ValueKind != JsonValueKind.String ||
            !step.TryGetProperty("at_least", out var least) || least.ValueKind != JsonValueKind.Number ||
            !least.TryGetInt64(out var atLeast) || atLeast < 1)
            return null;
        var measure = named.GetString()!;
        if (measure is "xp" or "level" or "streak" or "longest_streak" or "gift")
            return new Step(measure, null, atLeast);
        return measure.Split(':', 4) is ["count", { Length: > 0 } verb, { Length: > 0 } kind, .. var variant]
            ? new Step(measure, new CounterKey(verb, kind, variant.Length == 0 ? "" : variant[0]), atLeast)
            : null;
    }
}
