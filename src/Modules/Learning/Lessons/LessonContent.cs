using System.Text.Json;
using System.Text.Json.Serialization;
using Questory.Platform.Data;

namespace Questory.Learning.Lessons;

/// <summary>What a lesson shows, fitting its kind: a reading or interactive lesson has a text, a video lesson an address;
/// quizzes and challenges live from their questions and may have a text.</summary>
/// <param name="Text">Markdown, at most 100,000 characters.</param>
/// <param name="Url">Where the video lies: an https address, or a path on this server.</param>
/// <param name="Transcript">What is said in the video, for those who cannot hear it.</param>
internal sealed record LessonContent(string? Text = null, string? Url = null, string? Transcript = null)
{
    public const int TextMax = 100_000;
    public const int UrlMax = 2_000;

    private static readonly JsonSerializerOptions Strict = new(Json.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Strict);

    public static LessonContent FromJson(string json) => JsonSerializer.Deserialize<LessonContent>(json, Strict)!;

    /// <summary>Reads what an author sent; otherwise says what is wrong with which field.</summary>
    public static (string Field, string Cure)? Fault(JsonElement? sent, LessonKind kind, out LessonContent content)
    {
        content = new LessonContent();
        if (sent is not { ValueKind: JsonValueKind.Object } given)
            return ("content", "Send an object such as {\"text\": \"…\"}.");
        try
        {
            content = given.Deserialize<LessonContent>(Strict)!;
        }
        catch (JsonException)
        {
            return ("content", "Only text, url and transcript are known here, and each is a text.");
        }
        return content.Misfit(kind);
    }

    private (string Field, string Cure)? Misfit(LessonKind kind)
    {
        if (Text?.Length > TextMax || Transcript?.Length > TextMax)
            return ("content.text", $"Keep each text to {TextMax:N0} characters.");
        if (kind is LessonKind.Reading or LessonKind.Interactive && string.IsNullOrWhiteSpace(Text))
            return ("content.text", "This kind of lesson needs a text.");
        if (kind == LessonKind.Video && Url is null)
            return ("content.url", "A video lesson needs the address of its video.");
        return Url is null || IsAddress(Url) ? null : ("content.url", "Give an https address, or a path on this server such as /files/clip.mp4.");
    }

    private static bool IsAddress(string url) => url.Length <= UrlMax &&
        ((url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\')) ||
         (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps));
}
