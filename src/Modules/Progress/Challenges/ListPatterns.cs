using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Challenges;

/// <summary>The stock from which days are filled that nobody has planned.</summary>
[Requires(ProgressPermissions.Challenges), Reads]
internal sealed class ListPatterns(AppDb db, Actor actor, Edits edits)
{
    public sealed record View(Guid Id, ChallengeTerms Terms);

    public static void Map(RouteGroupBuilder patterns)
    {
        patterns.MapGet("/", (Slice<ListPatterns> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
            .WithSummary("The stock of challenges");
        patterns.MapGet("/{id}", (PatternId id, Slice<ListPatterns> slice, CancellationToken stop) => slice.Run(s => s.One(id, stop), stop).ToHttp())
            .WithSummary("A challenge of the stock");
    }

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop) =>
        (await db.Set<ChallengePattern>().AsNoTracking().Where(p => p.RealmId == actor.Here).OrderBy(p => p.SortOrder).ThenBy(p => p.Id).ToListAsync(stop))
            .Select(p => new View(p.Id.Value, p.Terms)).ToList();

    public async Task<Outcome<View>> One(PatternId id, CancellationToken stop)
    {
        await edits.Show<ChallengePattern>(id.Value, stop);
        return await db.Set<ChallengePattern>().AsNoTracking().SingleOrDefaultAsync(p => p.RealmId == actor.Here && p.Id == id, stop) is { } pattern
            ? new View(pattern.Id.Value, pattern.Terms) : Outcome.NotFound("pattern");
    }
}
