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

/// <summary>Keeps my child out until I let it in again; its sessions end at once (AE-005). Consent is another matter and stays.</summary>
[Requires(FamilyPermissions.Guard), AsSystem("Changes the own child, found by its guardian alone.")]
internal sealed class PauseChild(AppDb db, TimeProvider time, MyChildren children, SessionDesk desk)
{
    public static void Map(RouteGroupBuilder family) => family
        .MapPut("/children/{child}/suspension", (AccountId child, Slice<PauseChild> slice, CancellationToken stop) => slice.Run(s => s.Run(child, stop), stop).ToHttp())
        .WithSummary("Pause a child's account");

    public async Task<Outcome<ChildView>> Run(AccountId id, CancellationToken stop)
    {
        await db.WaitOut([id], stop);
        if (await children.Hold(id, stop) is not { } mine)
            return MyChildren.Hidden;
        mine.Child.Pause(time.GetUtcNow());
        mine.Child.Settle(mine.Account);
        await desk.EndOthers(id, kept: null, stop);
        return ChildView.Of(mine);
    }
}
