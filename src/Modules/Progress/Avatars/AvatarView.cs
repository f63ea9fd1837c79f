using System.Text.Json;

namespace Questory.Progress.Avatars;

/// <summary>An avatar as one person finds it in the gallery.</summary>
/// <param name="UnlockCriteria">Null where they would tell of a secret achievement.</param>
/// <param name="HowTo">What is asked for, a sentence each; empty when it is mine or bought.</param>
/// <param name="Price">Minor units by currency; empty for what is not bought or costs nothing.</param>
/// <param name="UnlockedAt">Null while it is not mine, and where it became mine without my doing anything.</param>
/// <param name="Percent">How far I have come towards it, 0 to 100.</param>
public sealed record AvatarView(
    AvatarId Id, string Slug, string Name, string Description, string ImageUrl, string Category, string Rarity, InCollection? Collection,
    string UnlockType, JsonElement? UnlockCriteria, IReadOnlyList<string> HowTo, IReadOnlyDictionary<string, long> Price,
    bool IsActive, int SortOrder, DateTimeOffset CreatedAt,
    bool IsOwned, bool IsWorn, DateTimeOffset? UnlockedAt, string? UnlockMethod, int Percent);

public sealed record InCollection(string Slug, string Name);
