using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Preferences;

/// <summary>Everything about my account that is mine to see; never a hash or a token.</summary>
[SignedIn(EvenHeldBack = true), Reads]
internal sealed class MyAccount(AppDb db, Actor actor)
{
    public sealed record View(
        AccountId Id, string Email, bool EmailVerified, string DisplayName, string? FirstName, string? LastName, string? Bio,
        string Language, string TimeZone, string ThemePreference, bool SoundEnabled, bool NotificationsEnabled,
        AccountStatus Status, bool IsOperator, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? LastSignInAt)
    {
        public static View Of(Account a) => new(
            a.Id, a.Email, a.EmailVerifiedAt is not null, a.DisplayName, a.FirstName, a.LastName, a.Bio, a.Language, a.TimeZone,
            a.ThemePreference, a.SoundEnabled, a.NotificationsEnabled, a.Status, a.IsOperator, a.CreatedAt, a.UpdatedAt, a.LastSignInAt);
    }

    public static void Map(RouteGroupBuilder account) => account
        .MapGet("/", (Slice<MyAccount> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Show my account");

    public async Task<Outcome<View>> Run(CancellationToken stop) =>
        View.Of(await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == actor.Me, stop));
}
