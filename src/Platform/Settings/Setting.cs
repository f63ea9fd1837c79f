using System.Text.Json;
using Questory.Platform.Data;

namespace Questory.Platform.Settings;

/// <summary>A choice that a realm (or the whole installation) makes; where catalogues differ, this carries the difference.</summary>
/// <param name="Key">e.g. <c>accounts.lockout_failures</c>.</param>
/// <param name="Check">Says what is wrong with a value and the cure; null when it will do.</param>
public sealed record Setting<T>(string Key, T Default, string Summary, Func<T, string?>? Check = null) : ISetting
{
    /// <summary>Asked where no realm is in force yet (sign-in): only the installation's own value counts.</summary>
    public bool OfInstallation { get; init; }

    /// <summary>What changing it does to those who are here already, to be read before; null when nothing.</summary>
    public string? Warning { get; init; }

    /// <summary>The job that acts on a change, due at once; null when nothing has to be done.</summary>
    public string? Job { get; init; }

    /// <summary>The values there are to choose from; null when any will do that passes the check.</summary>
    public IReadOnlyList<T>? Choices { get; init; }

    IReadOnlyList<string>? ISetting.Choices => Choices?.Select(choice => choice?.ToString() ?? "").ToList();
    Type ISetting.Type => typeof(T);
    string ISetting.DefaultJson => JsonSerializer.Serialize(Default, Json.Options);

    string? ISetting.Fault(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Json.Options) is { } value ? Check?.Invoke(value) : "A value is needed.";
        }
        catch (JsonException)
        {
            return $"Give a value of kind {typeof(T).Name}.";
        }
    }
}

/// <summary>A setting of whatever type, for lists of them.</summary>
public interface ISetting
{
    string Key { get; }
    string Summary { get; }
    bool OfInstallation { get; }
    Type Type { get; }
    string DefaultJson { get; }
    string? Fault(string json);
    string? Warning { get; }
    string? Job { get; }

    /// <summary>The values there are to choose from, as texts; null for a free one.</summary>
    IReadOnlyList<string>? Choices { get; }
}

public sealed class SettingList
{
    private readonly Dictionary<string, ISetting> byKey = [];

    public IReadOnlyCollection<ISetting> All => byKey.Values;

    public void Add(params ReadOnlySpan<ISetting> settings)
    {
        foreach (var setting in settings)
            byKey.Add(setting.Key, setting);
    }

    public ISetting? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>A setting with a list of values to choose from; pages show it as a list, everything else is refused.</summary>
    public static Setting<string> OneOf(string key, string standard, string summary, params IReadOnlyList<string> choices) =>
        new(key, standard, summary, value => choices.Contains(value) ? null : $"Choose one of: {string.Join(", ", choices)}.") { Choices = choices };

    /// <summary>A check for whole numbers within bounds.</summary>
    public static Func<int, string?> Between(int least, int most) =>
        value => value >= least && value <= most ? null : $"Give a whole number from {least:N0} to {most:N0}.";
}
