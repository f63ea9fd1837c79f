using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Topics;

/// <summary>Removes a topic no course is about; one with courses can only be made inactive (AE-080).</summary>
[Requires(LearningPermissions.Author)]
internal sealed class DeleteTopic(AppDb db, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder topics) => topics
        .MapDelete("/{topic:guid}", (Guid topic, Slice<DeleteTopic> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(topic), stop), stop).ToHttp())
        .WithSummary("Delete a topic");

    public async Task<Outcome<Done>> Run(TopicId id, CancellationToken stop)
    {
        if (await db.Set<Topic>().SingleOrDefaultAsync(t => t.Id == id, stop) is not { } topic)
            return Outcome.NotFound("topic");
        if (await db.Set<Course>().AnyAsync(c => c.TopicId == id, stop))
            return Outcome.Conflict("has_courses", "There are courses about this topic: make it inactive instead.");
        db.Remove(topic);
        audit.Write("delete topic", "topic", id.Value, details: new { topic.Slug });
        return Outcome.Done;
    }
}
