using Npgsql;
using Questory.Insights.Contracts;

namespace Questory.Host.Cli;

/// <summary>The schema report, line by line.</summary>
internal static class SchemaLines
{
    /// <summary>Prints a line for each index; the names of those that nothing serves are told last. True when one is missing.</summary>
    public static async Task<bool> Tell(NpgsqlDataSource owner, TextWriter to, CancellationToken stop)
    {
        var indexes = SchemaReport.Of(await Read(owner, stop));
        foreach (var index in indexes)
            await to.WriteLineAsync(index.ServedBy is not { } serving
                ? $"  FAIL  {index.Name}: no {(index.Unique ? "unique " : "")}index of {index.Table} begins with ({index.Columns})"
                : $"  ok    {index.Name}: {serving.Name} on {serving.Table} ({serving.Columns}){(index.Why is { } why ? $" – {why}" : "")}");
        var missing = indexes.Where(index => index.ServedBy is null).Select(index => index.Name).ToList();
        await to.WriteLineAsync(missing.Count == 0
            ? $"{indexes.Count} indexes are asked for, none is missing."
            : $"Missing: {string.Join(", ", missing)}. Make them again, or restore the schema by questory restore.");
        return missing.Count > 0;
    }

    private static async Task<List<PresentIndex>> Read(NpgsqlDataSource owner, CancellationToken stop)
    {
        await using var command = owner.CreateCommand(SchemaReport.Sql);
        await using var row = await command.ExecuteReaderAsync(stop);
        var present = new List<PresentIndex>();
        while (await row.ReadAsync(stop))
            present.Add(SchemaReport.From(row));
        return present;
    }
}
