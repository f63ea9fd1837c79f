using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>My children, in the order in which they came; an empty list for a parent without any (AE-022, AE-023).</summary>
[Requires(FamilyPermissions.Guard), Reads]
internal sealed class ListChildren(MyChildren children)
{
    public static void Map(RouteGroupBuilder family) => family
        .MapGet("/children", (Slice<ListChildren> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("List my children");

    public async Task<Outcome<IReadOnlyList<ChildView>>> Run(CancellationToken stop) =>
        (await children.All().AsNoTracking().ToListAsync(stop)).ConvertAll(ChildView.Of);
}
