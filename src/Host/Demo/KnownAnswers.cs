using System.Text.Json;
using System.Text.Json.Nodes;

namespace Questory.Host.Demo;

/// <summary>An answer to a question as its author wrote it, right or wrong as wanted.</summary>
internal static class KnownAnswers
{
    /// <returns>Null for what is no question, and where nothing is wrong.</returns>
    public static JsonNode? Of(JsonElement body, bool right) => body.GetProperty("kind").GetString() switch
    {
        "single_choice" => Ids(body, "options", option => right == Weight(option) > 0)[0],
        "multiple_choice" => new JsonArray([.. Ids(body, "options", option => right == Weight(option) > 0)]),
        "true_false" => right == body.GetProperty("answer").GetBoolean(),
        "numeric" => Best(body).GetProperty("number").GetDecimal() + (right ? 0 : 1),
        "short_answer" => right ? Best(body).GetProperty("text").GetString() : "I do not know",
        "matching" => Pairs([.. body.GetProperty("pairs").EnumerateArray()], right ? 0 : 1),
        "ordering" => new JsonArray([.. right ? Ids(body, "items", _ => true) : Ids(body, "items", _ => true).Reverse()]),
        "interactive" => Of(body.GetProperty("rule"), right),
        "essay" when right => "I would ask everybody what they need, write a list that all can read, and change it when somebody is left out.",
        _ => null,
    };

    private static int Weight(JsonElement option) => option.GetProperty("weight").GetInt32();

    private static JsonElement Best(JsonElement body) => body.GetProperty("accepted").EnumerateArray().MaxBy(Weight);

    private static JsonNode?[] Ids(JsonElement body, string list, Func<JsonElement, bool> which) =>
        [.. body.GetProperty(list).EnumerateArray().Where(which).Select(one => (JsonNode?)one.GetProperty("id").GetString())];

    private static JsonObject Pairs(JsonElement[] pairs, int shift) => new(pairs.Select((pair, place) =>
        KeyValuePair.Create(pair.GetProperty("id").GetString()!, (JsonNode?)pairs[(place + shift) % pairs.Length].GetProperty("right_id").GetString())));
}
