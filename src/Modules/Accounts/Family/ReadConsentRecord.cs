using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>The record of consent and privacy, latest first, or one case from its beginning (AE-073). It knows children by
/// pseudonyms alone, so it can be read after a purge as before.</summary>
[Requires(FamilyPermissions.Manage), AmongOthers("Admins read the record of all families of the realm."), Reads]
internal sealed class ReadConsentRecord(AppDb db, Actor actor)
{
    /// <param name="Case">The child's pseudonym.</param>
    /// <param name="AdultId">Who answered; null for the clock.</param>
    /// <param name="Hash">SHA-256 over this line and the hash of the one before, in hexadecimal.</param>
    /// <param name="Fault">Null: it is as it was written, and so is its link to the lines before it in its case and in the realm's
    /// book. Otherwise <c>changed</c>, <c>torn</c>, <c>missing_before</c> or <c>gone_before</c>.</param>
    public sealed record View(Guid Case, int Seq, ConsentEvent What, AccountId? AdultId, string Method, DateTimeOffset At, string Hash, long Place, string? Fault);

    private sealed record Place(DateTimeOffset At, Guid Case, int Seq);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/consent-record", (Guid? @case, [AsParameters] PageRequest page, Slice<ReadConsentRecord> slice, CancellationToken stop) =>
            slice.Run(page, s => s.Run(@case, page, stop), stop).ToHttp())
        .WithSummary("Read the record of consent and privacy");

    public async Task<Outcome<Page<View>>> Run(Guid? caseId, PageRequest page, CancellationToken stop)
    {
        if (Cursor.Read<Place>(page.Cursor, out var last) is { } fault)
            return fault;
        var lines = db.Set<ConsentLine>().AsNoTracking().Where(l => l.RealmId == actor.Here);
        lines = caseId is { } one
            ? lines.Where(l => l.CaseId == one && l.Seq > (last == null ? 0 : last.Seq)).OrderBy(l => l.Seq)
            : (last is null ? lines : lines.Where(l => l.At < last.At || (l.At == last.At && (l.CaseId < last.Case || (l.CaseId == last.Case && l.Seq < last.Seq)))))
                .OrderByDescending(l => l.At).ThenByDescending(l => l.CaseId).ThenByDescending(l => l.Seq);
        var found = await lines.Take(page.Fetch).ToListAsync(stop);
        var faults = await db.FaultsIn(actor.Here, found, stop);
        return Page.Of(found, page.Size,
            l => new View(l.CaseId, l.Seq, l.Kind, l.AdultId, l.Method, l.At, Convert.ToHexStringLower(l.Hash), l.Place, faults.GetValueOrDefault((l.CaseId, l.Seq))), l => new Place(l.At, l.CaseId, l.Seq));
    }
}
