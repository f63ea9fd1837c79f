using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Limits;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;

namespace Questory.Accounts.Links;

/// <summary>Mails a new confirmation link; the older one dies. The answer never tells whether the address is known (AE-004).</summary>
[Anyone("Whoever lost the mail may not be able to sign in yet."), AsSystem("Finds an account by a typed address.")]
internal sealed class RequestConfirmation(AppDb db, LinkDesk links, RateLimits limits, CurrentSettings settings)
{
    public sealed record Request([Required, StringLength(Account.EmailMax)] string Email);

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/email-confirmations/requests", (Request? request, Slice<RequestConfirmation> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Ask for a new confirmation mail");

    public async Task<Outcome<Done>> Run(Request request, CancellationToken stop)
    {
        var email = Account.Normalise(request.Email);
        if (EmailAddress.Fault(email) is { } fault)
            return Outcome.Invalid("email", fault);
        if (await limits.Take($"confirm:{email}"[..Math.Min(200, email.Length + 8)], await settings.Get(AccountSettings.MailsPerHour, stop), TimeSpan.FromHours(1), stop) is { } tooOften)
            return tooOften;
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Email == email && a.EmailVerifiedAt == null && a.Status != AccountStatus.Deleted, stop) is { } account)
            await links.MailConfirmation(account, stop);
        return Outcome.Done;
    }
}
