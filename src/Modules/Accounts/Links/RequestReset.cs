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

/// <summary>Mails a link to choose a new password. Known and unknown addresses get the same answer (AE-009, NT-003, EP-003).</summary>
[Anyone("Whoever forgot the password cannot sign in."), AsSystem("Finds an account by a typed address.")]
internal sealed class RequestReset(AppDb db, LinkDesk links, RateLimits limits, CurrentSettings settings)
{
    public sealed record Request([Required, StringLength(Account.EmailMax)] string Email);

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/password-resets/requests", (Request? request, Slice<RequestReset> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Ask for a mail to choose a new password");

    public async Task<Outcome<Done>> Run(Request request, CancellationToken stop)
    {
        var email = Account.Normalise(request.Email);
        if (EmailAddress.Fault(email) is { } fault)
            return Outcome.Invalid("email", fault);
        if (await limits.Take($"reset:{email}"[..Math.Min(200, email.Length + 6)], await settings.Get(AccountSettings.MailsPerHour, stop), TimeSpan.FromHours(1), stop) is { } tooOften)
            return tooOften;
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Email == email && a.Status != AccountStatus.Deleted, stop) is { } account)
            await links.MailReset(account, stop);
        return Outcome.Done;
    }
}
