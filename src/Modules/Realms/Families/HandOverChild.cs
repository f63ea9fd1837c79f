using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;
using Questory.Realms.Members;

namespace Questory.Realms.Families;

/// <summary>Gives a child another guardian, for a stated reason (AE-026): the former one sees nothing of it any more at once.</summary>
[Requires(FamilyPermissions.Manage), AsSystem("Changes a child's row; only of a member of this realm, which is asked first.")]
internal sealed class HandOverChild(AppDb db, Actor actor, TimeProvider time, FamilyOffice office, AuditTrail audit)
{
    public const int ReasonMax = 500;

    /// <param name="GuardianEmail">The confirmed address of an adult who has an account.</param>
    public sealed record Request([Required, StringLength(255)] string GuardianEmail, [Required, StringLength(ReasonMax, MinimumLength = 1)] string Reason);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPut("/families/{child}/guardian", (AccountId child, Request? request, Slice<HandOverChild> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(child, request!, stop), stop).ToHttp())
        .WithSummary("Hand a child over to another guardian");

    public async Task<Outcome<Done>> Run(AccountId child, Request request, CancellationToken stop)
    {
        if (!await db.IsMember(actor.Here, child, stop))
            return Outcome.NotFound("child");
        var guardian = await office.HandOver(child, request.GuardianEmail, stop);
        if (!guardian.Ok)
            return guardian.Problem;
        await db.JoinAs(actor.Here, guardian.Value, StandardRoles.Parent, time.GetUtcNow(), stop);
        audit.Write("hand child over", "account", child.Value, request.Reason.Trim(), new { guardian = guardian.Value });
        return Outcome.Done;
    }
}
