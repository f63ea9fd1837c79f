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

namespace Questory.Realms.Families;

/// <summary>One child of the realm with its guardian, for admins alone.</summary>
[Requires(FamilyPermissions.Manage), AsSystem("Accounts belong to no realm; only a member of this one is shown."), Reads]
internal sealed class ShowFamily(AppDb db, Actor actor)
{
    public sealed record View(
        AccountId Id, string FirstName, string DisplayName, int Age, string Status, bool RequiresConsent, DateTimeOffset? ConsentGivenAt,
        AccountId? GuardianId, string? GuardianEmail);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/families/{child}", (AccountId child, Slice<ShowFamily> slice, CancellationToken stop) => slice.Run(s => s.Run(child, stop), stop).ToHttp())
        .WithSummary("Show a child and its guardian");

    public async Task<Outcome<View>> Run(AccountId id, CancellationToken stop)
    {
        if (!await db.IsMember(actor.Here, id, stop) || await db.ReadChildren().SingleOrDefaultAsync(c => c.AccountId == id, stop) is not { } child)
            return Outcome.NotFound("child");
        var guardian = await db.ReadAddresses().SingleOrDefaultAsync(a => a.Id == child.GuardianId, stop);
        return new View(id, child.FirstName, child.DisplayName, child.Age, child.Status, child.RequiresConsent, child.ConsentGivenAt, child.GuardianId, guardian?.Email);
    }
}
