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

namespace Questory.Realms.Families;

/// <summary>An admin corrects a child's first name or age, or whether it needs consent (AE-003, AE-021). Below 13 it always does.</summary>
[Requires(FamilyPermissions.Manage), AsSystem("Changes a child's row; only of a member of this realm, which is asked first.")]
internal sealed class CorrectChild(AppDb db, Actor actor, FamilyOffice office, AuditTrail audit)
{
    /// <summary>What is not sent stays.</summary>
    /// <param name="Age">Whole years, 7 to 14.</param>
    public sealed record Request(string? FirstName, int? Age, bool? RequiresConsent);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPatch("/families/{child}", (AccountId child, Request? request, Slice<CorrectChild> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(child, request!, stop), stop).ToHttp())
        .WithSummary("Correct a child's first name, age or need of consent");

    public async Task<Outcome<Done>> Run(AccountId child, Request request, CancellationToken stop)
    {
        if (!await db.IsMember(actor.Here, child, stop))
            return Outcome.NotFound("child");
        if (await office.Correct(child, request.FirstName, request.Age, request.RequiresConsent, stop) is { } refused)
            return refused;
        // The values themselves would outlive the child in the audit trail.
        audit.Write("correct child", "account", child.Value, details: new { first_name = request.FirstName is not null, age = request.Age is not null, request.RequiresConsent });
        return Outcome.Done;
    }
}
