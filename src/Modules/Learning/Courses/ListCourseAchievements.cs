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

/// <summary>The achievements that a course may give, in the order of their catalogue; retired ones are given no more (AE-046).</summary>
[Requires(LearningPermissions.Author), Reads]
internal sealed class ListCourseAchievements(AppDb db, Actor actor)
{
    public static void Map(RouteGroupBuilder authoring) => authoring
        .MapGet("/achievements", (Slice<ListCourseAchievements> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Achievements a course may give");

    public async Task<Outcome<IReadOnlyList<AchievementLabel>>> Run(CancellationToken stop) => await db.AchievementsOf(actor.Here, stop);
}
