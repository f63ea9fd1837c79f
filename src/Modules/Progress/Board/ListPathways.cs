using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Progress.Board;

/// <summary>The pathways that have a board here, with what I have earned in each (CR-079).</summary>
[SignedIn, Reads]
internal sealed class ListPathways(AppDb db, Actor actor, Pathways pathways)
{
    /// <param name="Slug">Names the board: <c>progress/leaderboard?pathway=…</c>.</param>
    /// <param name="Xp">Mine, of all time.</param>
    public sealed record View(Guid Id, string Slug, string Name, long Xp);

    public static void Map(RouteGroupBuilder progress) => progress
        .MapGet("/pathways", (Slice<ListPathways> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("The pathways that have a leaderboard, with my XP in each");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop)
    {
        var mine = (await db.Rows("select pathway_id, total_xp from progress_pathway_scores where account_id = $1 and realm_id = $2",
            row => (Pathway: row.GetGuid(0), Xp: row.GetInt64(1)), stop, actor.Me.Value, actor.Here.Value)).ToDictionary(score => score.Pathway, score => score.Xp);
        return (await pathways.Of(actor.Here, stop)).Select(pathway => new View(pathway.Id, pathway.Slug, pathway.Name, mine.GetValueOrDefault(pathway.Id))).ToList();
    }
}
