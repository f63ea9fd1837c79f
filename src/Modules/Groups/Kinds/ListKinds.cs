using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Groups.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Groups.Kinds;

/// <summary>The kinds of groups that can be made here, the usual one first.</summary>
[Requires(GroupPermissions.Lead), Reads]
internal sealed class ListKinds(AppDb db, Actor actor)
{
    public sealed record View(string Code, string Name, string Plural);

    public static void Map(RouteGroupBuilder groups) => groups
        .MapGet("/kinds", (Slice<ListKinds> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("List the kinds of groups");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop) => await db.Set<GroupKind>().AsNoTracking()
        .Where(kind => kind.RealmId == actor.Here).OrderBy(kind => kind.SortOrder).Select(kind => new View(kind.Code, kind.Name, kind.Plural)).ToListAsync(stop);
}
