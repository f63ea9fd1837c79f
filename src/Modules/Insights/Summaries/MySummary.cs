using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Insights.Summaries;

/// <summary>My progress in short (AE-043).</summary>
[SignedIn, Reads]
internal sealed class MySummary(AppDb db, Actor actor)
{
    public static void Map(RouteGroupBuilder summaries) => summaries
        .MapGet("/mine", (Slice<MySummary> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("My progress in short");

    public async Task<Outcome<Summary>> Run(CancellationToken stop) => await db.Rows(
        $"select {Summary.Columns} from v_user_progress_summary s where s.user_id = $1 and s.realm_id = $2", Summary.From, stop, actor.Me.Value, actor.Here.Value)
        is [var mine] ? mine : Outcome.NotFound("member");
}
