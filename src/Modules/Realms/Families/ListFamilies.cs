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
using Questory.Realms.Members;

namespace Questory.Realms.Families;

/// <summary>The children of the realm with those who answer for them, latest first, for admins alone (AE-013).</summary>
[Requires(FamilyPermissions.Manage), AsSystem("Accounts belong to no realm; only members of this one are listed."), Reads]
internal sealed class ListFamilies(AppDb db, Actor actor)
{
    /// <param name="Status"><c>pending</c>, <c>active</c> or <c>suspended</c>.</param>
    public sealed record View(
        AccountId Id, string FirstName, string DisplayName, int Age, string Status, bool RequiresConsent, DateTimeOffset? ConsentGivenAt,
        AccountId? GuardianId, string? GuardianEmail, DateTimeOffset JoinedAt);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/families", ([AsParameters] PageRequest page, Slice<ListFamilies> slice, CancellationToken stop) => slice.Run(page, s => s.Run(page, stop), stop).ToHttp())
        .WithSummary("List the children of the realm and their guardians");

    public async Task<Outcome<Page<View>>> Run(PageRequest page, CancellationToken stop)
    {
        if (Cursor.Read<Newest>(page.Cursor, out var last) is { } fault)
            return fault;
        var (at, id) = last ?? Newest.Start;
        var after = new AccountId(id);
        var found = await (
            from member in db.Set<Member>().AsNoTracking().Where(m => m.RealmId == actor.Here)
            where member.JoinedAt < at || (member.JoinedAt == at && member.AccountId < after)
            join child in db.ReadChildren() on member.AccountId equals child.AccountId
            join guardian in db.ReadAddresses() on child.GuardianId equals guardian.Id into guardians
            from guardian in guardians.DefaultIfEmpty()
            orderby member.JoinedAt descending, member.AccountId descending
            select new { member.JoinedAt, Child = child, Email = (string?)guardian.Email }).Take(page.Fetch).ToListAsync(stop);
        return Page.Of(found, page.Size, row => new View(
            row.Child.AccountId, row.Child.FirstName, row.Child.DisplayName, row.Child.Age, row.Child.Status, row.Child.RequiresConsent, row.Child.ConsentGivenAt,
            row.Child.GuardianId, row.Email, row.JoinedAt), row => new Newest(row.JoinedAt, row.Child.AccountId.Value));
    }
}
