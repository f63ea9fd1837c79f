using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Groups.Contracts;
using Questory.Groups.Groups;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Limits;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Members;

/// <summary>A guardian who holds the teacher's code brings the own child in, which says yes in the same step.</summary>
[SignedIn, AmongOthers("Makes the own child a member.")]
internal sealed class EnrolChild(AppDb db, Actor actor, GuardedChild guarded, Joining joining, RateLimits limits, AuditTrail audit)
{
    public sealed record Request([Required, StringLength(Group.CodeMax)] string Code);

    public sealed record View(GroupId Id, string Name);

    public static void Map(RouteGroupBuilder children) => children
        .MapPost("/{child}/groups", (string realm, AccountId child, Request? request, Slice<EnrolChild> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(child, request!, stop), stop).ToHttpCreated(_ => $"/api/realms/{realm}/family/children/{child}/groups"))
        .WithSummary("Bring my child into a group by its code");

    public async Task<Outcome<View>> Run(AccountId child, Request request, CancellationToken stop)
    {
        if (await limits.Take($"group-code:{actor.Me}", 20, TimeSpan.FromMinutes(10), stop) is { } tooOften)
            return tooOften;
        if (await guarded.Find(child, stop) is not { } own)
            return Outcome.NotFound("child");
        if (!own.IsActive)
            return Outcome.Conflict("not_active", "The account of your child has to be active first.");
        var code = Group.ReadCode(request.Code);
        if (await db.Set<Group>().SingleOrDefaultAsync(g => g.RealmId == actor.Here && g.JoinCode == code && g.ArchivedAt == null, stop) is not { } group)
            return JoinByCode.Unknown;
        audit.Write("allow group", "member", child.Value, details: new { group = group.Id });
        return await joining.Allow(group, child, stop) is { Ok: false, Problem: var refused } ? refused : new View(group.Id, group.Name);
    }
}
