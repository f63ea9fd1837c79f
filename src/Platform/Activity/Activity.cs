using System.Text.Json;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Platform.Activity;

/// <summary>Somebody did something to something in a realm at a time. Append-only; everything else reacts to it.</summary>
/// <param name="Label">What the object is called, for feeds and reasons ("Spot the Fake"); never personal data.</param>
public sealed record Activity(
    Guid Id, RealmId Realm, AccountId Account, ActivityType Type, Guid ObjectId, string Label, DateTimeOffset At, Facts Facts)
{
    public override string ToString() => $"{Type} {Label}";
}

/// <summary>Details of an activity: whole numbers, yes/no and short texts by name.</summary>
public sealed class Facts : Dictionary<string, object>
{
    public Facts() { }

    private Facts(IDictionary<string, object> facts) : base(facts) { }

    public long Number(string name) => TryGetValue(name, out var value) && value is long number ? number : 0;

    public bool Is(string name) => TryGetValue(name, out var value) && value is true;

    public string? Text(string name) => TryGetValue(name, out var value) ? value as string : null;

    public string ToJson() => JsonSerializer.Serialize<IDictionary<string, object>>(this, Json.Options);

    public static Facts FromJson(string json) => new(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!
        .ToDictionary(fact => fact.Key, fact => fact.Value.ValueKind switch
        {
            JsonValueKind.Number => (object)fact.Value.GetInt64(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => fact.Value.ToString(),
        }));
}
