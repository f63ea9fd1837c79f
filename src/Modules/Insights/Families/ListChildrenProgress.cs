using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Insights.Families;

/// <summary>My dashboard as a parent: one line per own child, deleted ones left out; empty for who has none (AE-027).</summary>
[SignedIn, Reads]
internal sealed class ListChildrenProgress(ParentDashboard dashboard)
{
    public static void Map(RouteGroupBuilder children) => children
        .MapGet("/progress", (Slice<ListChildrenProgress> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("How far my children are");

    public async Task<Outcome<IReadOnlyList<DashboardLine>>> Run(CancellationToken stop) => Answer(await dashboard.Read(stop));

    private static Outcome<IReadOnlyList<DashboardLine>> Answer(IReadOnlyList<DashboardLine> lines) => lines.ToList();
}
