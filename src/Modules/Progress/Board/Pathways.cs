using Questory.Platform.Access;
using Questory.Progress.Contracts;

namespace Questory.Progress.Board;

/// <summary>The pathways that people of a realm may see, of whatever room.</summary>
internal sealed class Pathways(IEnumerable<PathwaySource> sources)
{
    public async Task<IReadOnlyList<Pathway>> Of(RealmId realm, CancellationToken stop) =>
        [.. (await Task.WhenAll(sources.Select(source => source.Of(realm, stop)))).SelectMany(found => found)];

    public async Task<Pathway?> Find(RealmId realm, string slug, CancellationToken stop) =>
        (await Of(realm, stop)).FirstOrDefault(pathway => pathway.Slug == slug);
}
