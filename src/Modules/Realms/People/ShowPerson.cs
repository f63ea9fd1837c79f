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

namespace Questory.Realms.People;

/// <summary>One member's account, with contact data (AE-031, AE-033).</summary>
[Requires(RealmPermissions.ManageAccounts), AsSystem("Shows the account of this realm's member, whatever its state."), Reads]
internal sealed class ShowPerson(AccountDesk desk, MemberHere here)
{
    /// <param name="GuardianName">Display name of the child's parent.</param>
    /// <param name="ContactSealed">There is contact data, and it cannot be opened: its key is gone, or it was altered.</param>
    public sealed record View(AccountCard Account, string? GuardianName, string? Phone, string? Address, bool ContactSealed);

    public static void Map(RouteGroupBuilder people) => people
        .MapGet("/{account}", async (AccountId account, Slice<ShowPerson> slice, CancellationToken stop) => await slice.Run(s => s.Run(account, stop), stop) switch
        {
            { Ok: true, Value: var view } => Results.Json(new { view.Account.Id, view.Account.Email, view.Account.EmailVerified, view.Account.DisplayName, view.Account.FirstName, view.Account.Status,
                view.Account.SuspendedReason, view.Account.Age, view.Account.Guardian, view.GuardianName, view.Phone, view.Address, view.ContactSealed, view.Account.CreatedAt, view.Account.LastSignInAt }, Json.Options),
            var refused => refused.Problem!.ToHttp(),
        })
        .WithSummary("Show a member's account").Produces<AccountCard>();

    public async Task<Outcome<View>> Run(AccountId account, CancellationToken stop)
    {
        if (!await here.Is(account, stop) || await desk.Cards().SingleOrDefaultAsync(card => card.Id == account, stop) is not { } found)
            return MemberHere.Hidden;
        var guardian = found.Guardian is { } parent ? await desk.Cards().Where(card => card.Id == parent).Select(card => card.DisplayName).SingleOrDefaultAsync(stop) : null;
        var contact = await desk.Contact(account, stop);
        return new View(found, guardian, contact?.Phone, contact?.Address, contact is null);
    }
}
