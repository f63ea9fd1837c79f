using System.Text.Json;
using Questory.Platform.Activity;
using Questory.Platform.Outcomes;
using Questory.Progress.Contracts;
using Questory.Progress.Rules;

namespace Questory.Progress.Challenges;

/// <summary>What counts for a challenge, in the words of a reward rule: <c>{"verb": "completed", "object": "lesson",
/// "when": {"kind": "quiz"}}</c>. Each match adds 1, or with <c>sum</c> as much as that fact says.</summary>
internal sealed record ChallengeCriteria(string Verb, string Object, Conditions When, string? Sum)
{
    /// <summary>Verb and object of all that may lead on: what is asked for and, when only right ones are, what decides that later.</summary>
    public IEnumerable<(string Verb, string Object)> Types => ProgressActivities.DecidedLater
        .Where(later => later.Value == (Verb, Object) && When.Facts.Any(fact => fact is "right" or "first_right")).Select(later => later.Key).Prepend((Verb, Object));

    /// <summary>How far an activity of one of those types leads on; 0 when it does not count.</summary>
    public long Worth(Activity activity) =>
        !When.Hold(activity.Facts) || (activity.Type.Verb, activity.Type.Object) != (Verb, Object) && !activity.Facts.Is("newly_right") ? 0
        : Sum is null ? 1 : Math.Max(0, activity.Facts.Number(Sum));

    /// <summary>Reads the language; null with the fault told when it is not understood.</summary>
    public static ChallengeCriteria? Read(JsonElement given, out string? fault)
    {
        fault = "Give {\"verb\": …, \"object\": …}, and if need be \"when\" (conditions on facts) and \"sum\" (the fact to add up).";
        if (given.ValueKind != JsonValueKind.Object || Text(given, "verb") is not { } verb || Text(given, "object") is not { } kind)
            return null;
        if (given.TryGetProperty("sum", out var sum) && sum.ValueKind != JsonValueKind.String)
            return null;
        var when = Conditions.Read(given.TryGetProperty("when", out var conditions) ? conditions : null, out var misread);
        fault = misread;
        return when is null ? null : new ChallengeCriteria(verb, kind, when, Text(given, "sum"));
    }

    /// <summary>What is wrong with them here: an activity that nobody records, or facts it does not come with.</summary>
    public static Problem? Fault(JsonElement given, ActivityList activities)
    {
        if (Read(given, out var misread) is not { } criteria)
            return Outcome.Invalid("criteria", misread!);
        if (activities.Find(criteria.Verb, criteria.Object) is not { } activity)
            return Outcome.Invalid("criteria", $"Nothing here is ever “{criteria.Verb} {criteria.Object}”.");
        var unknown = criteria.When.Facts.Append(criteria.Sum).OfType<string>().Except(activity.Facts).ToList();
        return unknown.Count == 0 ? null
            : Outcome.Invalid("criteria", $"“{activity}” comes with the facts {string.Join(", ", activity.Facts)}; not with {string.Join(", ", unknown)}.");
    }

    private static string? Text(JsonElement given, string name) =>
        given.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
