using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.Members;

/// <summary>The members of the realm, latest first, by the beginning of a name or address and by role (EP-011). Addresses
/// are shown, and found, only by those who manage members (RL-001); children's only by those who see the families (AE-013).</summary>
[Requires(RealmPermissions.SeeMembers), AmongOthers("Lists everybody; those who manage members find them by address.", Addresses = true), Reads]
internal sealed class ListMembers(AppDb db, Actor actor, CurrentSettings settings)
{
    public const int SearchMax = 100;

    /// <param name="Email">Null for those who do not manage members, like the reason of a suspension.</param>
    /// <param name="Avatar">The address of the picture worn; null for a drawn face.</param>
    public sealed record View(
        AccountId Id, string DisplayName, string? Email, IReadOnlyList<string> Roles,
        DateTimeOffset JoinedAt, DateTimeOffset? SuspendedAt, string? SuspendedReason, string? Avatar);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/members", (string? search, string? role, [AsParameters] PageRequest page, Slice<ListMembers> slice, CancellationToken stop) =>
            slice.Run(page, s => s.Run(search, role, page, stop), stop).ToHttp())
        .WithSummary("List the members of the realm");

    public async Task<Outcome<Page<View>>> Run(string? search, string? role, PageRequest page, CancellationToken stop)
    {
        if (Cursor.Read<Newest>(page.Cursor, out var last) is { } fault)
            return fault;
        if (search?.Length > SearchMax || search?.Contains('\0') == true)
            return Outcome.Invalid("search", $"Search for at most {SearchMax} characters of plain text.");
        if (!string.IsNullOrEmpty(role) && !await db.Set<Role>().AnyAsync(r => r.RealmId == actor.Here && r.Code == role, stop))
            return Outcome.Invalid("role", "There is no such role in this realm.");
        var (at, id) = last ?? Newest.Start;
        var after = new AccountId(id);
        var seesEmail = actor.May(RealmPermissions.ManageMembers);
        var found = await Matching(search?.Trim(), role, await FindsByEmail(stop))
            .Where(m => m.Member.JoinedAt < at || (m.Member.JoinedAt == at && m.Member.AccountId < after))
            .OrderByDescending(m => m.Member.JoinedAt).ThenByDescending(m => m.Member.AccountId).Take(page.Fetch)
            .ToListAsync(stop);
        var ids = found.Select(m => m.Person.Id).ToList();
        var hidden = seesEmail && !actor.May(FamilyPermissions.Manage) ? await db.ChildrenAmong(ids, stop) : new HashSet<AccountId>();
        var roles = (await db.Set<MemberRole>().Where(held => held.RealmId == actor.Here && ids.Contains(held.AccountId)).ToListAsync(stop)).ToLookup(held => held.AccountId, held => held.Role);
        return Page.Of(found, page.Size, m => new View(
            m.Person.Id, m.Person.DisplayName, seesEmail && !hidden.Contains(m.Person.Id) ? m.Address.Email : null, [.. roles[m.Person.Id].Order()],
            m.Member.JoinedAt, m.Member.SuspendedAt, seesEmail ? m.Member.SuspendedReason : null, m.Member.Face), m => new Newest(m.Member.JoinedAt, m.Person.Id.Value));
    }

    private sealed class Found
    {
        public required Member Member { get; init; }
        public required Person Person { get; init; }
        public required PersonAddress Address { get; init; }
    }

    // A search that finds somebody tells whose address it is as well as a column does.
    private async Task<bool> FindsByEmail(CancellationToken stop) => actor.May(RealmPermissions.ManageMembers)
        && (actor.May(FamilyPermissions.Manage) || !await settings.Get(FamilySettings.TakesChildren, stop));

    private IQueryable<Found> Matching(string? search, string? role, bool byEmail)
    {
        var members = db.Set<Member>().AsNoTracking().Where(member => member.RealmId == actor.Here)
            .Join(db.ReadPeople(), member => member.AccountId, person => person.Id, (member, person) => new { member, person })
            .Join(db.ReadAddresses(), found => found.member.AccountId, address => address.Id, (found, address) => new Found { Member = found.member, Person = found.person, Address = address });
        if (!string.IsNullOrEmpty(search))
        {
            var beginning = search.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
            members = members.Where(m => EF.Functions.ILike(m.Person.DisplayName, beginning, "\\") || (byEmail && EF.Functions.ILike(m.Address.Email, beginning, "\\")));
        }
        if (!string.IsNullOrEmpty(role))
            members = members.Where(m => db.Set<MemberRole>().Any(held => held.RealmId == actor.Here && held.AccountId == m.Member.AccountId && held.Role == role));
        return members;
    }
}
