using System.Text.Json;
using Questory.Platform.Activity;

namespace Questory.Progress.Rules;

/// <summary>When a rule pays: a small data language over an activity's facts, all of which must hold.</summary>
/// <example><c>{"right": true, "kind": "quiz", "score": {"at_least": 80, "at_most": 100}}</c></example>
internal sealed class Conditions
{
    private readonly IReadOnlyList<(string Fact, Func<Facts, bool> Holds)> all;

    private Conditions(IReadOnlyList<(string, Func<Facts, bool>)> all) => this.all = all;

    public IEnumerable<string> Facts => all.Select(condition => condition.Fact);

    public bool Hold(Facts facts) => all.All(condition => condition.Holds(facts));

    /// <summary>Reads the language; null with the fault told when it is not understood.</summary>
    public static Conditions? Read(JsonElement? when, out string? fault)
    {
        fault = null;
        if (when is not { ValueKind: not JsonValueKind.Null } given)
            return new Conditions([]);
        if (given.ValueKind != JsonValueKind.Object)
        {
            fault = "Give an object: fact → value, or fact → {\"at_least\": n, \"at_most\": n}.";
            return null;
        }
        var all = new List<(string, Func<Facts, bool>)>();
        foreach (var fact in given.EnumerateObject())
            if (Compile(fact.Name, fact.Value) is { } holds)
                all.Add((fact.Name, holds));
            else
                fault = $"“{fact.Name}”: give a whole number, a text, true, false, or {{\"at_least\": n, \"at_most\": n}}.";
        return fault is null ? new Conditions(all) : null;
    }

    private static Func<Facts, bool>? Compile(string fact, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => facts => facts.Is(fact),
        JsonValueKind.False => facts => !facts.Is(fact),
        JsonValueKind.String when value.GetString() is var text => facts => facts.Text(fact) == text,
        JsonValueKind.Number when value.TryGetInt64(out var number) => facts => facts.ContainsKey(fact) && facts.Number(fact) == number,
        JsonValueKind.Object => Bounds(fact, value),
        _ => null,
    };

    private static Func<Facts, bool>? Bounds(string fact, JsonElement bounds)
    {
        var (least, most) = (long.MinValue, long.MaxValue);
        foreach (var bound in bounds.EnumerateObject())
            if (bound.Value.ValueKind != JsonValueKind.Number || !bound.Value.TryGetInt64(out var number))
                return null;
            else if (bound.Name == "at_least")
                least = number;
            else if (bound.Name == "at_most")
                most = number;
            else
                return null;
        // A fact that did not come with the activity is within no bounds.
        return facts => facts.ContainsKey(fact) && facts.Number(fact) >= least && facts.Number(fact) <= most;
    }
}
