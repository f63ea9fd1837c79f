using System.ComponentModel.DataAnnotations;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Questory.Insights.Events;

/// <summary>A uuid as text: a wrong one is a broken rule of one event, not a batch that cannot be read.</summary>
internal sealed class UuidAttribute() : ValidationAttribute("Give a uuid, such as 0199aaaa-0000-7000-8000-000000000000.")
{
    public override bool IsValid(object? value) => value is null || (value is string text && Guid.TryParseExact(text, "D", out _));
}

/// <summary>An object of at most <see cref="InsightEvent.PropertiesMax"/> bytes, with numbers that PostgreSQL can hold.</summary>
internal sealed class PropertiesAttribute() : ValidationAttribute($"Give an object of at most {InsightEvent.PropertiesMax / 1024} KiB, with numbers of up to 300 digits.")
{
    public override bool IsValid(object? value) => value is not JsonElement json || json.ValueKind is JsonValueKind.Null || (json.ValueKind is JsonValueKind.Object
        && JsonMarshal.GetRawUtf8Value(json).Length <= InsightEvent.PropertiesMax && Fits(json));

    // Beyond a double's range jsonb writes all the digits out, and gives up at some thousands.
    private static bool Fits(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => double.IsFinite(json.GetDouble()) && (json.GetDouble() != 0 || JsonMarshal.GetRawUtf8Value(json).IndexOfAny("eE"u8) < 0),
        JsonValueKind.Array => json.EnumerateArray().All(Fits),
        JsonValueKind.Object => json.EnumerateObject().All(member => Fits(member.Value)),
        _ => true,
    };
}
