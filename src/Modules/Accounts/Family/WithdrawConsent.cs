using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>Takes consent back (AE-020): the child is out at once, its sessions end and nothing more is collected. What there is
/// stays for the guardian to read, export or delete, and comes back with a new consent.</summary>
[Requires(FamilyPermissions.Guard), AsSystem("Changes the own child, found by its guardian alone.")]
internal sealed class WithdrawConsent(AppDb db, Actor actor, TimeProvider time, MyChildren children, SessionDesk desk, ConsentRecord record)
{
    public static void Map(RouteGroupBuilder family) => family
        .MapDelete("/children/{child}/consent", (AccountId child, Slice<WithdrawConsent> slice, CancellationToken stop) => slice.Run(s => s.Run(child, stop), stop).ToHttp())
        .WithSummary("Take consent back");

    public async Task<Outcome<ChildView>> Run(AccountId id, CancellationToken stop)
    {
        await db.WaitOut([id], stop);
        if (await children.Hold(id, stop) is not { } mine)
            return MyChildren.Hidden;
        if (mine.Child.Waits)
            return Outcome.Conflict("never_given", "You have not answered yet: say yes or no.");
        if (mine.Child.WithdrawnAt is null)
        {
            mine.Child.Withdraw(time.GetUtcNow());
            mine.Child.Settle(mine.Account);
            await desk.EndOthers(id, kept: null, stop);
            await record.Write(id, ConsentEvent.Withdrawn, actor.Me, ConsentRecord.ByPage, stop);
        }
        return ChildView.Of(mine);
    }
}
