using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>The guardian's yes, for the first time or anew after it was taken back (AE-018, AE-020). Only the adult linked to the
/// child, whose address is proved (AE-016). Saying yes twice changes nothing.</summary>
[Requires(FamilyPermissions.Guard), AsSystem("Changes the own child, found by its guardian alone.")]
internal sealed class GiveConsent(AppDb db, Actor actor, TimeProvider time, MyChildren children, ConsentRecord record)
{
    public static readonly Problem Unproved = Outcome.Forbidden("email_unconfirmed", "Confirm your own e-mail address first: open the link we sent you, or ask for a new one.");

    public static void Map(RouteGroupBuilder family) => family
        .MapPut("/children/{child}/consent", (AccountId child, Slice<GiveConsent> slice, CancellationToken stop) => slice.Run(s => s.Run(child, stop), stop).ToHttp())
        .WithSummary("Consent to a child's account");

    public async Task<Outcome<ChildView>> Run(AccountId id, CancellationToken stop)
    {
        if (await children.Hold(id, stop) is not { } mine)
            return MyChildren.Hidden;
        if (!await db.Set<Account>().AnyAsync(a => a.Id == actor.Me && a.EmailVerifiedAt != null, stop))
            return Unproved;
        if (mine.Child.ConsentGivenAt is null)
        {
            mine.Child.Consent(time.GetUtcNow());
            mine.Child.Settle(mine.Account);
            await record.Write(id, ConsentEvent.Given, actor.Me, ConsentRecord.ByPage, stop);
        }
        return ChildView.Of(mine);
    }
}
