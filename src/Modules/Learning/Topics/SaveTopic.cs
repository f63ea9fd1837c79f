using System.ComponentModel.DataAnnotations;
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

/// <summary>Adds a topic, or changes one (AE-044, AE-080).</summary>
[Requires(LearningPermissions.Author)]
internal sealed class SaveTopic(AppDb db, Edits edits, Actor actor, TimeProvider time, AuditTrail audit)
{
    /// <param name="SortOrder">Ascending; 0 when left out.</param>
    /// <param name="IsActive">An inactive topic vanishes with its courses; true when left out.</param>
    public sealed record Request(
        [Required, StringLength(Topic.NameMax)] string Name,
        [Required, StringLength(Topic.SlugMax)] string Slug,
        [StringLength(Topic.DescriptionMax)] string? Description = null,
        [StringLength(Topic.IconUrlMax)] string? IconUrl = null,
        int? SortOrder = null, bool? IsActive = null);

    public sealed record View(TopicId Id, string Slug);

    public static void Map(RouteGroupBuilder topics)
    {
        topics.MapPost("/", (Request? request, Slice<SaveTopic> slice, CancellationToken stop) => slice
            .Run(request, s => s.Run(null, request!, stop), stop).ToHttpCreated(made => $"topics/{made.Id}")).WithSummary("Add a topic");
        topics.MapPut("/{topic:guid}", (Guid topic, Request? request, Slice<SaveTopic> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(new TopicId(topic), request!, stop), stop).ToHttp()).WithSummary("Edit a topic");
    }

    /// <param name="id">Null adds a new one.</param>
    public async Task<Outcome<View>> Run(TopicId? id, Request request, CancellationToken stop)
    {
        if (!Slugs.Is(request.Slug))
            return Outcome.Invalid("slug", Slugs.Cure);
        if (await db.Set<Topic>().AnyAsync(t => t.RealmId == actor.Here && t.Slug == request.Slug && t.Id != id, stop))
            return Outcome.Conflict("slug_taken", $"A topic “{request.Slug}” exists already.");
        var topic = id is null ? null : await db.Set<Topic>().SingleOrDefaultAsync(t => t.Id == id, stop);
        if (id is not null && topic is null)
            return Outcome.NotFound("topic");
        if (topic is not null && await edits.Begin<Topic>(topic.Id.Value, stop) is { } stale)
            return stale;
        if (topic is null)
            db.Add(topic = Topic.Create(actor.Here, request.Slug, request.Name.Trim(), time.GetUtcNow()));

        (topic.Slug, topic.Name, topic.Description) = (request.Slug, request.Name.Trim(), request.Description?.Trim() ?? "");
        topic.IconUrl = string.IsNullOrWhiteSpace(request.IconUrl) ? null : request.IconUrl.Trim();
        topic.SortOrder = request.SortOrder ?? topic.SortOrder;
        topic.IsActive = request.IsActive ?? topic.IsActive;
        audit.Write(id is null ? "add topic" : "edit topic", "topic", topic.Id.Value, details: new { topic.Slug, topic.IsActive });
        return new View(topic.Id, topic.Slug);
    }
}
