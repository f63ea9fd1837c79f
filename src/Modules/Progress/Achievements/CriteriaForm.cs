using System.Text.Json;
using System.Text.Json.Nodes;

namespace Questory.Progress.Achievements;

/// <summary>Criteria as rows of a form, and back.</summary>
public sealed class CriteriaForm
{
    private const int RowsLeast = 3;

    public sealed class Row
    {
        /// <summary><c>xp</c>, <c>count:completed:lesson</c> …; empty for a row not used.</summary>
        public string? Measure { get; set; }

        /// <summary>Narrows a count: <c>right</c>, <c>topic=staying-safe</c>, <c>kind=quiz</c>, <c>slug=first-step</c>.</summary>
        public string? Variant { get; set; }
        public long? AtLeast { get; set; }
    }

    /// <summary>One row will do; otherwise all must hold.</summary>
    public bool Any { get; set; }

    /// <summary>Never null, though a form that sends no row would have it so.</summary>
    public List<Row> Rows { get; set => field = value ?? []; } = [];

    /// <summary>The rows in use and some empty ones to fill.</summary>
    public CriteriaForm WithRoom()
    {
        while (Rows.Count < RowsLeast || Rows[^1].Measure is { Length: > 0 })
            Rows.Add(new Row());
        return this;
    }

    public static CriteriaForm Of(JsonElement? json)
    {
        if (json is not { } given || Criteria.Read(given, out _) is not { } criteria)
            return new CriteriaForm().WithRoom();
        return new CriteriaForm
        {
            Any = criteria.AnyWillDo,
            Rows = [.. criteria.Steps.Select(step => new Row
            {
                Measure = step.Counter is { } counter ? $"count:{counter.Verb}:{counter.ObjectKind}" : step.Measure,
                Variant = step.Counter?.Variant, AtLeast = step.AtLeast,
            })],
        }.WithRoom();
    }

    /// <summary>In the language of criteria; what is wrong in it is told by whoever reads that.</summary>
    public JsonElement Json()
    {
        var steps = Rows.Where(row => row.Measure is { Length: > 0 }).Select(row => new JsonObject
        {
            ["measure"] = row.Variant is { Length: > 0 } variant && row.Measure!.StartsWith("count:", StringComparison.Ordinal) ? $"{row.Measure}:{variant.Trim()}" : row.Measure,
            ["at_least"] = row.AtLeast ?? (row.Measure == "gift" ? 1 : 0),
        }).ToArray<JsonNode>();
        return JsonSerializer.SerializeToElement(steps.Length switch
        {
            0 => new JsonObject(),
            1 => steps[0],
            _ => new JsonObject { [Any ? "any" : "all"] = new JsonArray(steps) },
        });
    }
}
