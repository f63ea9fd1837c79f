using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Topics;

/// <summary>Orders the topics anew, all or nothing (AE-044, AE-080).</summary>
[Requires(LearningPermissions.Author)]
internal sealed class ArrangeTopics(AppDb db, Actor actor, AuditTrail audit)
{
    /// <param name="Topics">Every topic of the realm exactly once, in the new order.</param>
    public sealed record Request([Required, MaxLength(10_000)] IReadOnlyList<TopicId> Topics);

    public static void Map(RouteGroupBuilder topics) => topics
        .MapPut("/order", (Request? request, Slice<ArrangeTopics> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Order the topics");

    public async Task<Outcome<Done>> Run(Request request, CancellationToken stop)
    {
        if (!await db.Arrange("learning_topics", actor.Here, [.. request.Topics.Select(id => id.Value)], stop))
            return Outcome.Invalid("topics", "Name every topic of this realm exactly once.");
        audit.Write("arrange topics", "realm", actor.Here.Value);
        return Outcome.Done;
    }
}
