using System.Buffers.Text;
using System.Text.Json;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Security;

namespace Questory.Platform.Http;

/// <summary>Where a list goes on. Opaque to callers, so that a list may change its sort columns without breaking anyone.</summary>
public static class Cursor
{
    public const int MaxLength = 500;

    public static string Write<TPlace>(TPlace place) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(place, Json.Options));

    /// <summary>The place a cursor names; null for the beginning; a refusal for a cursor that this list did not hand out.</summary>
    public static Problem? Read<TPlace>(string? cursor, out TPlace? place) where TPlace : class
    {
        place = null;
        if (string.IsNullOrEmpty(cursor))
            return null;
        try
        {
            place = Base64UrlText.Decode(cursor) is { } json ? JsonSerializer.Deserialize<TPlace>(json, Json.Options) : null;
        }
        catch (JsonException) { }
        return place is null ? Outcome.Invalid("cursor", "Use the “next” of an earlier answer of this list, or leave it out.") : null;
    }
}
