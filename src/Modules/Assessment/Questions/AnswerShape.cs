using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Questory.Assessment.Questions;

/// <summary>
/// Reads the pieces an answer is made of out of JSON that anybody may have sent. Whatever comes, it says yes or no
/// and never throws.
/// </summary>
internal static class AnswerShape
{
    public static bool IsText(JsonElement json, int max, [NotNullWhen(true)] out string? text)
    {
        text = json.ValueKind == JsonValueKind.String ? Decoded(json.GetString) : null;
        return text is not null && text.Length <= max && QuestionProblems.IsStorable(text);
    }

    /// <summary>A list of at most <paramref name="max"/> ids, none of them twice.</summary>
    public static WrongShape? Ids(JsonElement json, int max, out List<string> ids)
    {
        ids = [];
        if (json.ValueKind != JsonValueKind.Array) return new("answer", "Send a list of option ids.");
        if (json.GetArrayLength() > max) return new("answer", $"Send at most {max} option ids.");
        foreach (var (i, entry) in json.EnumerateArray().Index())
        {
            if (!IsText(entry, ItemId.Max, out var id)) return new($"answer[{i}]", "Send an option id.");
            if (ids.Contains(id)) return new($"answer[{i}]", "This option is named twice.");
            ids.Add(id);
        }

        return null;
    }

    /// <summary>An object of at most <paramref name="max"/> members, each an id that points at an id.</summary>
    public static WrongShape? Pairs(JsonElement json, int max, out Dictionary<string, string> pairs)
    {
        pairs = [];
        if (json.ValueKind != JsonValueKind.Object)
            return new("answer", "Send an object that gives each left side's id the id of its right side.");
        foreach (var member in json.EnumerateObject())
        {
            if (pairs.Count == max) return new("answer", $"Send at most {max} pairs.");
            if (Decoded(() => member.Name) is not { Length: <= ItemId.Max } left) return new("answer", "A left side's id is unreadable.");
            if (!IsText(member.Value, ItemId.Max, out var right)) return new($"answer.{left}", "Send the id of a right side.");
            if (!pairs.TryAdd(left, right)) return new($"answer.{left}", "This left side is named twice.");
        }

        return null;
    }

    // JSON may spell half a surrogate pair ("\ud800"); .NET only finds out when it decodes the string, and throws.
    private static string? Decoded(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
