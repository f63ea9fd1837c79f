using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Security;
using Questory.Platform.Slices;

namespace Questory.Accounts.Privacy;

/// <summary>My own phone number and address (AE-031).</summary>
[SignedIn, Reads]
internal sealed class MyContact(AppDb db, Actor actor, SealedText seals)
{
    public sealed record View(string? Phone, string? Address);

    public static void Map(RouteGroupBuilder account) => account
        .MapGet("/contact", (Slice<MyContact> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Show my contact data");

    public async Task<Outcome<View>> Run(CancellationToken stop)
    {
        if (await db.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == actor.Me, stop) is not { } contact)
            return new View(null, null);
        return contact.Read(seals) is var (phone, address) ? new View(phone, address) : Contact.Shut;
    }
}
