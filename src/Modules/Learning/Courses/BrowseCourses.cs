using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Courses;

/// <summary>The catalogue: active courses in order, with time, rewards and lock state (AE-046).</summary>
[Requires(LearningPermissions.Learn), Reads]
internal sealed class BrowseCourses(CourseCards cards)
{
    /// <param name="Topic">Slug; an unknown one finds nothing.</param>
    public sealed record Request(
        string? Topic = null, [OneOf<Difficulty>] string? Difficulty = null, [OneOf<CourseKind>] string? Kind = null,
        [OneOf<MissionType>] string? MissionType = null);

    public static void Map(RouteGroupBuilder courses) => courses
        .MapGet("/", (string? topic, string? difficulty, string? kind, string? mission_type, Slice<BrowseCourses> slice, CancellationToken stop) =>
        {
            var request = new Request(topic, difficulty, kind, mission_type);
            return slice.Run(request, s => s.Run(request, stop), stop).ToHttp();
        })
        .WithSummary("Browse the catalogue");

    public async Task<Outcome<IReadOnlyList<CourseCard>>> Run(Request request, CancellationToken stop)
    {
        var found = await cards.Of(stop, request.Topic, request.Difficulty, request.Kind, request.MissionType);
        return found.Where(card => card.IsActive).ToList();
    }
}
