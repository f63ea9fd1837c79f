using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Topics;

/// <summary>A topic for those who change it.</summary>
[Requires(LearningPermissions.Author), Reads]
internal sealed class ReadTopic(AppDb db, Edits edits)
{
    public static void Map(RouteGroupBuilder topics) => topics
        .MapGet("/{topic:guid}", (Guid topic, Slice<ReadTopic> slice, CancellationToken stop) => slice.Run(s => s.Run(new(topic), stop), stop).ToHttp())
        .WithSummary("Read a topic for its author");

    public async Task<Outcome<ListTopics.View>> Run(TopicId id, CancellationToken stop)
    {
        if (await db.Set<Topic>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, stop) is not { } topic)
            return Outcome.NotFound("topic");
        await edits.Show<Topic>(id.Value, stop);
        return new ListTopics.View(topic.Id, topic.Slug, topic.Name, topic.Description, topic.IconUrl, topic.SortOrder, topic.IsActive);
    }
}
