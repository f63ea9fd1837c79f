using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Learning.Courses;

/// <summary>The seasons that an author may give a course to, the latest first (AE-051).</summary>
[Requires(LearningPermissions.Author), Reads]
internal sealed class ListCourseSeasons(AppDb db, Actor actor)
{
    public static void Map(RouteGroupBuilder authoring) => authoring
        .MapGet("/seasons", (Slice<ListCourseSeasons> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Seasons a course may belong to");

    public async Task<Outcome<IReadOnlyList<SeasonSpan>>> Run(CancellationToken stop) => await db.SeasonsOf(actor.Here, stop);
}
