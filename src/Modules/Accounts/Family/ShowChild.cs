using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>One of my children; somebody else's is not found (AE-023).</summary>
[Requires(FamilyPermissions.Guard), Reads]
internal sealed class ShowChild(MyChildren children)
{
    public static void Map(RouteGroupBuilder family) => family
        .MapGet("/children/{child}", (AccountId child, Slice<ShowChild> slice, CancellationToken stop) => slice.Run(s => s.Run(child, stop), stop).ToHttp())
        .WithSummary("Show one of my children");

    public async Task<Outcome<ChildView>> Run(AccountId child, CancellationToken stop) =>
        await children.Find(child, stop) is { } mine ? ChildView.Of(mine) : MyChildren.Hidden;
}
