using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>Lets my paused child in again. What else keeps it out – a suspension by those who run the place, a consent taken
/// back – stays in force (AE-005).</summary>
[Requires(FamilyPermissions.Guard), AsSystem("Changes the own child, found by its guardian alone.")]
internal sealed class ResumeChild(MyChildren children)
{
    public static void Map(RouteGroupBuilder family) => family
        .MapDelete("/children/{child}/suspension", (AccountId child, Slice<ResumeChild> slice, CancellationToken stop) => slice.Run(s => s.Run(child, stop), stop).ToHttp())
        .WithSummary("Let a paused child in again");

    public async Task<Outcome<ChildView>> Run(AccountId id, CancellationToken stop)
    {
        if (await children.Hold(id, stop) is not { } mine)
            return MyChildren.Hidden;
        mine.Child.Resume();
        mine.Child.Settle(mine.Account);
        return ChildView.Of(mine);
    }
}
