using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>Proves that the consent record is as it was written: no line changed, none taken away, be it the last (AE-073). It reads
/// the whole record, about 30,000 lines a second; who only looks at a part is content with <see cref="Glance"/>.</summary>
[Requires(FamilyPermissions.Manage), AmongOthers("Looks at the record of all families of the realm."), Reads]
internal sealed class CheckConsentRecord(AppDb db, Actor actor)
{
    /// <param name="Seal">An earlier answer's, kept outside of the database: was the record the same up to there?</param>
    public sealed record Request([property: StringLength(100)] string? Seal);

    /// <param name="Case">Null with <c>gone</c>: whose line it was is not known any more.</param>
    /// <param name="Place">In the realm's book; null with <c>missing</c>.</param>
    /// <param name="What"><c>changed</c>: it is not what was written; <c>torn</c>: the one before is another;
    /// <c>missing_before</c>: one of its case before it is gone; <c>gone</c>: what stood at this place, and perhaps after it, is;
    /// <c>missing</c>: the answer by which the child is let in or kept out is gone.</param>
    public sealed record Fault(Guid? Case, int? Seq, long? Place, string What);

    /// <param name="Seal">Number of lines and the last line's seal; whoever keeps it elsewhere can prove that nobody wrote the whole book anew.</param>
    /// <param name="SealHolds">Of the seal asked about; null when none was.</param>
    public sealed record View(long Lines, bool Unaltered, IReadOnlyList<Fault> Faults, string? Seal, bool? SealHolds);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/consent-record/check", ([AsParameters] Request request, Slice<CheckConsentRecord> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request, stop), stop).ToHttp())
        .WithSummary("Check that the consent record is unaltered");

    public async Task<Outcome<View>> Run(Request request, CancellationToken stop)
    {
        var faults = await db.Rows("select case_id, seq, place, fault from accounts_consent_faults($1)",
            row => new Fault(row.IsDBNull(0) ? null : row.GetGuid(0), row.IsDBNull(1) ? null : row.GetInt32(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.GetString(3)),
            stop, actor.Here.Value);
        var lines = await db.Scalar<long>("select count(*) from accounts_consent_lines where realm_id = $1", stop, actor.Here.Value);
        var seal = await db.Set<ConsentBook>().AsNoTracking().SingleOrDefaultAsync(book => book.RealmId == actor.Here, stop);
        return new View(lines, faults.Count == 0, faults, seal is null ? null : Text(seal.Lines, seal.Seal), request.Seal is { Length: > 0 } kept ? await Holds(kept.Trim(), stop) : null);
    }

    /// <summary>Only whether the record ends where its book says that it ends, at the same cost however long it is.</summary>
    public async Task<Outcome<View>> Glance(CancellationToken stop)
    {
        var book = await db.Set<ConsentBook>().AsNoTracking().SingleOrDefaultAsync(b => b.RealmId == actor.Here, stop);
        var last = await db.Set<ConsentLine>().AsNoTracking().Where(l => l.RealmId == actor.Here).OrderByDescending(l => l.Place).FirstOrDefaultAsync(stop);
        Fault[] faults = (book?.Lines ?? 0) > (last?.Place ?? 0) ? [new(null, null, (last?.Place ?? 0) + 1, "gone")]
            : last is not null && (book?.Lines != last.Place || !book.Seal.AsSpan().SequenceEqual(last.Seal)) ? [new(last.CaseId, last.Seq, last.Place, "torn")] : [];
        return new View(book?.Lines ?? 0, faults.Length == 0, faults, book is null ? null : Text(book.Lines, book.Seal), null);
    }

    private async Task<bool> Holds(string kept, CancellationToken stop) =>
        long.TryParse(kept.Split('-')[0], out var place)
        && await db.Set<ConsentLine>().AsNoTracking().SingleOrDefaultAsync(line => line.RealmId == actor.Here && line.Place == place, stop) is { } there
        && Text(there.Place, there.Seal) == kept;

    private static string Text(long place, byte[] seal) => $"{place}-{Convert.ToHexStringLower(seal)}";
}

/// <summary>The same for the whole installation, every night: an altered record fails the job, which operators see.</summary>
internal sealed class ProveConsentRecord(AppDb db) : IJob
{
    private const string FaultText = "concat_ws(' ', coalesce('case ' || case_id, 'realm ' || realm_id), 'line ' || seq, 'place ' || place, fault)";

    public async Task<JobResult> Run(CancellationToken stop)
    {
        var faults = await db.Rows($"select {FaultText} from accounts_consent_faults()", row => row.GetString(0), stop);
        return faults.Count == 0
            ? $"{await db.Scalar<long>("select count(*) from accounts_consent_lines", stop)} lines as they were written"
            : throw new InvalidOperationException($"The consent record was altered: {string.Join("; ", faults.Take(20))}.");
    }
}
