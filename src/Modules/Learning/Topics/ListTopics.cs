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

/// <summary>The realm's topics in their order; authors see inactive ones too (AE-044).</summary>
[Requires(LearningPermissions.Learn), Reads]
internal sealed class ListTopics(AppDb db, Actor actor)
{
    public sealed record View(TopicId Id, string Slug, string Name, string Description, string? IconUrl, int SortOrder, bool IsActive);

    public static void Map(RouteGroupBuilder topics) => topics
        .MapGet("/", (Slice<ListTopics> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("List topics");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop)
    {
        var all = actor.May(LearningPermissions.Author);
        return await db.Set<Topic>().Where(t => all || t.IsActive).OrderBy(t => t.SortOrder).ThenBy(t => t.Name)
            .Select(t => new View(t.Id, t.Slug, t.Name, t.Description, t.IconUrl, t.SortOrder, t.IsActive)).ToListAsync(stop);
    }
}
