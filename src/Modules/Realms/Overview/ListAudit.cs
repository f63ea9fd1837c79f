using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.Overview;

/// <summary>Who with power did what in this realm, to what and why; newest first. Nobody changes a line.</summary>
[Requires(RealmPermissions.SeeAudit), AmongOthers("Shows what everybody with power did."), Reads]
internal sealed class ListAudit(AppDb db, Actor actor)
{
    /// <param name="Who">Empty for the system, and for people whose data was erased.</param>
    public sealed record View(
        Guid Id, DateTimeOffset At, AccountId? Account, string Who, string Action, string ObjectKind, Guid ObjectId, string? Reason, JsonElement Details, string? IpAddress);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/audit", ([AsParameters] PageRequest page, Slice<ListAudit> slice, CancellationToken stop) => slice.Run(page, s => s.Run(page, stop), stop).ToHttp())
        .WithSummary("Read the audit trail");

    public async Task<Outcome<Page<View>>> Run(PageRequest page, CancellationToken stop)
    {
        if (Cursor.Read<Newest>(page.Cursor, out var last) is { } fault)
            return fault;
        var (at, id) = last ?? Newest.Start;
        var found = await db.Set<AuditRow>().AsNoTracking()
            .Where(a => a.RealmId == actor.Here && (a.At < at || (a.At == at && a.Id.CompareTo(id) < 0)))
            .OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(page.Fetch).ToListAsync(stop);
        var people = found.Where(a => a.AccountId is not null).Select(a => a.AccountId!.Value).Distinct().ToList();
        var names = await db.ReadPeople().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        return Page.Of(found, page.Size, a => new View(
            a.Id, a.At, a.AccountId, a.AccountId is { } who ? names.GetValueOrDefault(who, "") : "", a.Action, a.ObjectKind, a.ObjectId, a.Reason,
            JsonElement.Parse(a.Details), a.IpAddress), a => new Newest(a.At, a.Id));
    }
}
