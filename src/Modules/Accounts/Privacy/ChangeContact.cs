using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Security;
using Questory.Platform.Slices;

namespace Questory.Accounts.Privacy;

/// <summary>Sets my phone number and address; empty takes one away. A child has none to give (AE-001, AE-031).</summary>
[SignedIn]
internal sealed class ChangeContact(AppDb db, Actor actor, SealedText seals, SignInLog log, TimeProvider time)
{
    public sealed record Request([StringLength(Contact.PhoneMax)] string? Phone, [StringLength(Contact.AddressMax)] string? Address);

    public static void Map(RouteGroupBuilder account) => account
        .MapPut("/contact", (Request? request, Slice<ChangeContact> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Set my contact data");

    public async Task<Outcome<MyContact.View>> Run(Request request, CancellationToken stop)
    {
        if (await db.ReadChildren().AnyAsync(child => child.AccountId == actor.Me, stop))
            return Outcome.Forbidden("child", "Children leave no phone number and no address here.");
        if (request.Phone is { Length: > 0 } phone && (phone.Any(letter => !char.IsDigit(letter) && !" +-/().".Contains(letter)) || !phone.Any(char.IsDigit)))
            return Outcome.Invalid("phone", "Give a phone number in digits, such as +49 30 555 0100.");
        var contact = await db.Set<Contact>().SingleOrDefaultAsync(c => c.AccountId == actor.Me, stop);
        if (contact is null)
            db.Add(contact = new Contact { AccountId = actor.Me, CreatedAt = time.GetUtcNow() });
        contact.Write(request.Phone, request.Address, seals, time.GetUtcNow());
        log.Write(actor.Me, SignInAction.SettingsChange);
        var (kept, address) = contact.Read(seals)!.Value;
        return new MyContact.View(kept, address);
    }
}
