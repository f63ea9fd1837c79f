namespace Questory.Platform.Access;

/// <summary>The realm a request is in, as far as every room may know it.</summary>
/// <param name="Words">The realm's vocabulary: standard word → its own ("course" → "mission").</param>
/// <param name="Theme">Theme settings by name ("palette" → "kids").</param>
public sealed record CurrentRealm(
    RealmId Id, string Slug, string Name, string Tagline,
    IReadOnlyDictionary<string, string> Words, IReadOnlyDictionary<string, string> Theme,
    IReadOnlySet<string> Modules);
