using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>Proves that the consent record is as it was written: no line changed, none taken away (AE-073).</summary>
[Requires(FamilyPermissions.Manage), AmongOthers("Looks at the record of all families of the realm.")]
internal sealed class CheckConsentRecord(AppDb db, Actor actor)
{
    /// <param name="What"><c>changed</c>: it is not what was written; <c>torn</c>: the one before is another;
    /// <c>missing_before</c>: one before it is gone; <c>missing</c>: the answer by which the child is let in or kept out is gone.</param>
    public sealed record Fault(Guid Case, int Seq, string What);

    public sealed record View(long Lines, bool Unaltered, IReadOnlyList<Fault> Faults);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/consent-record/check", (Slice<CheckConsentRecord> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Check that the consent record is unaltered");

    public async Task<Outcome<View>> Run(CancellationToken stop)
    {
        var faults = await db.Rows("select case_id, seq, fault from accounts_consent_faults() where realm_id = $1 or realm_id is null and fault = 'missing'",
            row => new Fault(row.GetGuid(0), row.GetInt32(1), row.GetString(2)), stop, actor.Here.Value);
        var lines = await db.Scalar<long>("select count(*) from accounts_consent_lines where realm_id = $1", stop, actor.Here.Value);
        return new View(lines, faults.Count == 0, faults);
    }
}

/// <summary>The same for the whole installation, every night: an altered record fails the job, which operators see.</summary>
internal sealed class ProveConsentRecord(AppDb db) : IJob
{
    public async Task<string> Run(CancellationToken stop)
    {
        var faults = await db.Rows("select case_id, seq from accounts_consent_faults()", row => $"{row.GetGuid(0)} line {row.GetInt32(1)}", stop);
        return faults.Count == 0
            ? $"{await db.Scalar<long>("select count(*) from accounts_consent_lines", stop)} lines as they were written"
            : throw new InvalidOperationException($"The consent record was altered: {string.Join("; ", faults.Take(20))}.");
    }
}
