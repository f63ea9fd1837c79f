namespace Questory.Platform.Modules;

/// <summary>Content that the rooms load into a realm, each its share: a folder as docs/content-format.md describes it.</summary>
/// <param name="Only">The slugs to take, by kind (<c>avatars</c>, <c>topics</c>, <c>courses</c>); null takes everything.</param>
public sealed record ContentPack(string Folder, IReadOnlyDictionary<string, string[]>? Only = null)
{
    public bool Takes(string kind, string slug) => Only is null || (Only.TryGetValue(kind, out var chosen) && chosen.Contains(slug));
}
