using Questory.Platform.Access;

namespace Questory.Progress.Contracts;

/// <summary>What a board covers. Weeks begin on Monday; weeks and months are of UTC, since a board is shared. The season is
/// the running one, and its scores lie with its standings.</summary>
public enum Period { All, Week, Month, Season }

/// <summary>How a person shows on boards: by display name, without any name, or not at all (RL-100).</summary>
public enum BoardFace { Named, Anonymous, Hidden }

/// <summary>The best of a board and a period, my own rank, and those next to me. Ties share a rank: 1, 2, 2, 4.</summary>
/// <param name="Pathway">The slug of the pathway whose board it is; null for all XP.</param>
/// <param name="Name">What the pathway or the group is called among which it ranks; null for everybody of the realm.</param>
/// <param name="Me">Null before my first XP of the period.</param>
/// <param name="Neighbours">Up to five before me, myself, and up to five after me.</param>
/// <param name="Face">How I show to others.</param>
public sealed record BoardView(
    Period Period, DateOnly? StartsOn, string? Pathway, string? Name,
    IReadOnlyList<BoardEntry> Entries, BoardEntry? Me, IReadOnlyList<BoardEntry> Neighbours, BoardFace Face);

/// <param name="Account">Null, like the name, for someone who shows without one.</param>
/// <param name="Avatar">The address of the picture worn; null for a drawn face.</param>
public sealed record BoardEntry(long Rank, AccountId? Account, string? DisplayName, int Level, long Xp, bool IsMe, string? Avatar);
