using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Questory.Assessment.Questions;

/// <summary>How question bodies stand in the database and in the API.</summary>
internal static class QuestionJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // jsonb sorts an object's members, so "kind" does not come back first.
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(QuestionBody body) => JsonSerializer.Serialize(body, Options);

    /// <summary>Reads what <see cref="Write"/> wrote, from the database.</summary>
    public static QuestionBody Read([StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        JsonSerializer.Deserialize<QuestionBody>(json, Options) ?? throw new JsonException("A question body cannot be null.");

    /// <summary>
    /// Reads what somebody sent. Slices take the body as <see cref="JsonElement"/> and call this, because the
    /// serializer answers a missing "kind" with an exception that the framework would turn into a server error.
    /// </summary>
    public static bool TryRead(JsonElement json, [NotNullWhen(true)] out QuestionBody? body, [NotNullWhen(false)] out QuestionProblem? problem)
    {
        (body, problem) = (null, null);
        try
        {
            body = json.ValueKind == JsonValueKind.Object ? json.Deserialize<QuestionBody>(Options) : null;
            if (body is null) problem = new("body", "it is not a question", "Send an object with a kind and a prompt.");
        }
        catch (NotSupportedException)
        {
            problem = new("kind", "the kind is missing", "Name one of the question kinds.");
        }
        catch (JsonException fault)
        {
            problem = new(fault.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : "kind", "the value cannot be read", "Send it as the API page describes.");
        }

        return body is not null;
    }
}
