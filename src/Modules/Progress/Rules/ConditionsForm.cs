using System.Text.Json;
using System.Text.Json.Nodes;
using Questory.Platform.Data;

namespace Questory.Progress.Rules;

/// <summary>Conditions as rows of a form, and back: all of them must hold.</summary>
public sealed class ConditionsForm
{
    private const int RowsLeast = 2;

    public sealed class Row
    {
        /// <summary><c>right:yes</c>, <c>right:no</c>, <c>topic:is:staying-safe</c>, <c>level:least</c>, <c>level:most</c>,
        /// <c>level:exactly</c>; empty for a row not used.</summary>
        public string? What { get; set; }

        /// <summary>For those that compare with a number.</summary>
        public long? Number { get; set; }
    }

    /// <summary>Never null, though a form that sends no row would have it so.</summary>
    public List<Row> Rows { get; set => field = value ?? []; } = [];

    /// <summary>The rows in use and some empty ones to fill.</summary>
    public ConditionsForm WithRoom()
    {
        while (Rows.Count < RowsLeast || Rows[^1].What is { Length: > 0 })
            Rows.Add(new Row());
        return this;
    }

    /// <summary>What is not in the language of <see cref="Conditions"/> has no rows.</summary>
    public static ConditionsForm Of(JsonElement? conditions) => new()
    {
        Rows = conditions is { ValueKind: JsonValueKind.Object } given ? [.. given.EnumerateObject().SelectMany(RowsOf)] : [],
    };

    private static IEnumerable<Row> RowsOf(JsonProperty fact) => fact.Value.ValueKind switch
    {
        JsonValueKind.True => [new Row { What = $"{fact.Name}:yes" }],
        JsonValueKind.False => [new Row { What = $"{fact.Name}:no" }],
        JsonValueKind.String => [new Row { What = $"{fact.Name}:is:{fact.Value.GetString()}" }],
        JsonValueKind.Number => [new Row { What = $"{fact.Name}:exactly", Number = fact.Value.GetInt64() }],
        JsonValueKind.Object => fact.Value.EnumerateObject().OrderBy(bound => bound.Name, StringComparer.Ordinal).Select(bound =>
            new Row { What = $"{fact.Name}:{(bound.Name == "at_least" ? "least" : "most")}", Number = bound.Value.GetInt64() }),
        _ => [],
    };

    /// <summary>In the language of <see cref="Conditions"/>, which says what is wrong in it; null when there is none.</summary>
    public JsonElement? Json()
    {
        var all = new JsonObject();
        foreach (var row in Rows)
            if (row.What?.Split(':', 3) is [var fact, var how, .. var value])
                all[fact] = (how, value) switch
                {
                    ("yes", _) => true,
                    ("no", _) => false,
                    ("is", [var text]) => text,
                    ("least", _) => Bounded(all[fact], "at_least", row.Number),
                    ("most", _) => Bounded(all[fact], "at_most", row.Number),
                    _ => row.Number,
                };
        return all.Count == 0 ? null : JsonSerializer.SerializeToElement(all, Platform.Data.Json.Options);
    }

    private static JsonObject Bounded(JsonNode? present, string bound, long? number)
    {
        var bounds = present is JsonObject other ? (JsonObject)other.DeepClone() : [];
        bounds[bound] = number;
        return bounds;
    }
}
