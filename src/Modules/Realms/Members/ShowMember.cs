using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.Members;

/// <summary>One member, as those who manage members see them.</summary>
[Requires(RealmPermissions.ManageMembers), AmongOthers("Those who manage members see their addresses.", Addresses = true), Reads]
internal sealed class ShowMember(AppDb db, Actor actor)
{
    /// <param name="Email">A child's is null for those who do not see the families.</param>
    public sealed record View(
        AccountId Id, string DisplayName, string? Email, bool EmailVerified, IReadOnlyList<string> Roles,
        DateTimeOffset JoinedAt, DateTimeOffset? LastSignInAt, DateTimeOffset? SuspendedAt, string? SuspendedReason);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/members/{account}/membership", (AccountId account, Slice<ShowMember> slice, CancellationToken stop) => slice.Run(s => s.Run(account, stop), stop).ToHttp())
        .WithSummary("Show a member");

    public async Task<Outcome<View>> Run(AccountId account, CancellationToken stop)
    {
        var member = await db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(m => m.AccountId == account && m.RealmId == actor.Here, stop);
        var person = await db.ReadPeople().SingleOrDefaultAsync(p => p.Id == account, stop);
        var address = await db.ReadAddresses().SingleOrDefaultAsync(p => p.Id == account, stop);
        if (member is null || person is null || address is null)
            return Outcome.NotFound("member");
        var roles = await db.Set<MemberRole>().Where(r => r.AccountId == account && r.RealmId == actor.Here).Select(r => r.Role).Order().ToListAsync(stop);
        var hidden = !actor.May(FamilyPermissions.Manage) && (await db.ChildrenAmong([account], stop)).Count > 0;
        return new View(account, person.DisplayName, hidden ? null : address.Email, address.EmailVerified, roles, member.JoinedAt, address.LastSignInAt, member.SuspendedAt, member.SuspendedReason);
    }
}
