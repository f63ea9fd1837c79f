using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Assessment.Banks;

/// <summary>The realm's question banks and how much each holds.</summary>
[Requires(AssessmentPermissions.Author), Reads]
internal sealed class ListBanks(AppDb db)
{
    /// <param name="Path">Category path; empty for what was never filed.</param>
    public sealed record View(BankId Id, string Path, long Questions);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/question-banks", (Slice<ListBanks> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("List the question banks").WithTags("Questions");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop) => await db.Rows("""
        select bank.id, bank.path, (select count(*) from assessment_questions q where q.bank_id = bank.id)
        from assessment_banks bank order by bank.path
        """, row => new View(new(row.GetGuid(0)), row.GetString(1), row.GetInt64(2)), stop);
}
