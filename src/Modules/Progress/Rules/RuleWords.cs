using System.Text.Json;

namespace Questory.Progress.Rules;

/// <summary>English sentences for the choices of a rule, to be localised by the page.</summary>
internal static class RuleWords
{
    public static string Often(Once once) => once switch
    {
        Once.PerObject => "once for each thing",
        Once.PerActivity => "every time",
        Once.PerDay => "once a day",
        _ => "once ever",
    };

    /// <summary>Conditions without their JSON: <c>{"score": {"at_least": 80}}</c> → "score at least 80".</summary>
    public static string Conditions(JsonElement when) => string.Join(", ", when.EnumerateObject().Select(condition =>
        $"{Said(condition.Name)}{(condition.Value.ValueKind == JsonValueKind.Object ? $" {Conditions(condition.Value).Replace(":", "")}" : $": {Said(condition.Value.ToString().ToLowerInvariant())}")}"));

    private static string Said(string code) => code.Replace('_', ' ');
}
