using System.Text.Json;
using System.Text.Json.Serialization;

namespace Questory.Assessment.Questions;

/// <summary>The markup an author wrote a text in. The names are those of GIFT's <c>[html]</c> prefixes.</summary>
[JsonConverter(typeof(SnakeCaseEnum<TextFormat>))]
internal enum TextFormat
{
    Plain,
    Markdown,
    Html,

    /// <summary>Moodle's auto-format: plain text in which HTML tags work and line breaks count.</summary>
    Moodle,
}

/// <summary>Writes enum members in snake_case, as the rest of the API does, and refuses their numbers.</summary>
internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
