using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Groups.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Insights.Classes;

/// <summary>A class with its learners' figures for its teachers (AE-032); as a table file too.</summary>
[Requires(GroupPermissions.Lead), AmongOthers("Shows a teacher how far the learners of the own class are."), Reads]
internal sealed class ShowClassProgress(AppDb db, Actor actor, ClassRows rows)
{
    public sealed record View(GroupId Id, string Name, IReadOnlyList<ClassRow> Learners);

    public static void Map(RouteGroupBuilder groups)
    {
        groups.MapGet("/{group:guid}/progress", (Guid group, Slice<ShowClassProgress> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(group), stop), stop).ToHttp()).WithSummary("How far the learners of a group are");
        groups.MapGet("/{group:guid}/progress/file", async (Guid group, Slice<ShowClassProgress> slice, CancellationToken stop) =>
        {
            var shown = await slice.Run(s => s.Run(new(group), stop), stop);
            return shown.Ok
                ? TypedResults.File(Encoding.UTF8.GetBytes(ClassFile.Write(shown.Value)), "text/csv; charset=utf-8", "class.csv")
                : shown.Problem.ToHttp();
        }).WithSummary("Download how far the learners of a group are, as CSV");
    }

    public async Task<Outcome<View>> Run(GroupId id, CancellationToken stop) => await db.NameOfLed(actor, id, stop) is { } name
        ? new View(id, name, await rows.Of(id, null, stop))
        : Outcome.NotFound("group");
}
