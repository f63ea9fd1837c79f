using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Insights.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Insights.Summaries;

/// <summary>The progress of every child of the realm in short, those without records with zeros (AE-043). Names and ages are
/// for admins; a teacher reads the own classes instead.</summary>
[Requires(InsightPermissions.ReadAll), AsSystem("Shows admins first names and ages of children; the query names the realm itself."), Reads]
internal sealed class ListSummaries(AppDb db, Actor actor)
{
    private sealed record Place(DateTimeOffset JoinedAt, Guid Account);

    public static void Map(RouteGroupBuilder summaries) => summaries
        .MapGet("/", ([AsParameters] PageRequest page, Slice<ListSummaries> slice, CancellationToken stop) =>
            slice.Run(page, s => s.Run(page, stop), stop).ToHttp())
        .WithSummary("The progress of all children in short, the oldest member first");

    public async Task<Outcome<Page<Summary>>> Run(PageRequest page, CancellationToken stop)
    {
        if (Cursor.Read<Place>(page.Cursor, out var after) is { } fault)
            return fault;
        var rows = await db.Rows($"""
            select {Summary.Columns} from v_user_progress_summary s
            where s.realm_id = $1 and s.age is not null and (s.joined_at, s.user_id) > ($2, $3)
            order by s.joined_at, s.user_id limit $4
            """, Summary.From, stop, actor.Here.Value, after?.JoinedAt ?? DateTimeOffset.UnixEpoch, after?.Account ?? Guid.Empty, page.Fetch);
        return Page.Of(rows, page.Size, row => row, row => new Place(row.JoinedAt, row.UserId.Value));
    }
}
