using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Topics;

/// <summary>How far I am in each topic that I have opened a lesson of (AE-045).</summary>
[Requires(LearningPermissions.Learn), Reads]
internal sealed class MyTopics(AppDb db, Actor actor)
{
    public static void Map(RouteGroupBuilder topics) => topics
        .MapGet("/progress", (Slice<MyTopics> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("My progress per topic");

    public async Task<Outcome<IReadOnlyList<TopicRecord>>> Run(CancellationToken stop) => await db.ReadTopicRecords(actor.Here, actor.Me, stop);
}
