using System.Text.Json;
using System.Text.Json.Serialization;
using Questory.Platform.Data;
using Questory.Realms.Realms;

namespace Questory.Realms.Editions;

/// <summary>A preset that a realm is made from: only data, copied at the founding and then the realm's own.</summary>
/// <param name="Words">Standard word → the edition's word, singular and plural ("course", "courses").</param>
/// <param name="Theme">Look: <c>palette</c> and others the shell understands.</param>
/// <param name="Settings">Setting key → value, where it differs from the default.</param>
/// <param name="Roles">Extra names for standard roles: code → name.</param>
/// <param name="Withheld">Permissions that a standard role has by default and not here: code → permissions.</param>
internal sealed record Edition(
    string Name, string Summary, Joining Joining, string[] Modules,
    Dictionary<string, string> Words, Dictionary<string, string> Theme,
    Dictionary<string, JsonElement> Settings, Dictionary<string, string> Roles, Dictionary<string, string[]>? Withheld = null)
{
    /// <summary>Sections of other rooms, by their name.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Sections { get; init; } = [];

    public static IReadOnlyDictionary<string, Edition> All { get; } = ReadAll();

    private static Dictionary<string, Edition> ReadAll()
    {
        var assembly = typeof(Edition).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.Contains(".Editions.") && name.EndsWith(".json", StringComparison.Ordinal))
            .Select(name => JsonSerializer.Deserialize<Edition>(assembly.GetManifestResourceStream(name)!, Json.Options)!)
            .ToDictionary(edition => edition.Name);
    }
}
