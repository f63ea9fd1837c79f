using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Insights.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Insights.Schema;

/// <summary>Tells operators which index of the database in use serves each index of the catalogue, as <c>questory doctor --schema</c>
/// does (AE-079).</summary>
[Operators, Reads]
internal sealed class ReportSchema(AppDb db)
{
    /// <param name="Missing">Names of those that nothing serves.</param>
    public sealed record View(IReadOnlyList<string> Missing, IReadOnlyList<ServedIndex> Indexes);

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/schema", (Slice<ReportSchema> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Which index serves each question that must be answered fast").WithTags("Insights");

    public async Task<Outcome<View>> Run(CancellationToken stop)
    {
        var indexes = SchemaReport.Of(await db.Rows(SchemaReport.Sql, SchemaReport.From, stop));
        return new View([.. indexes.Where(index => index.ServedBy is null).Select(index => index.Name)], indexes);
    }
}
