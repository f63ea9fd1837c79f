using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Contracts;
using Questory.Progress.Levels;
using Questory.Realms.Contracts;

namespace Questory.Progress.Seasons;

/// <summary>A themed time with levels of its own and a reward for each of them; active from its first moment until before
/// its last, and never at the same time as another of the realm (AE-067).</summary>
internal sealed class Season
{
    public const int SlugMax = 100;
    public const int NameMax = 100;
    public const int DescriptionMax = 1000;
    public const int ThemeMax = 50;
    public const int LevelsMax = 100;

    public SeasonId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Slug { get; private init; } = "";
    public string Name { get; private set; } = "";
    public string Description { get; private set; } = "";

    /// <summary>What it looks like: the name of a scene, e.g. <c>summit</c>; another word shows the realm's own.</summary>
    public string? Theme { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public int TotalLevels { get; private set; }

    /// <summary>Season XP at which levels 2, 3 … begin; null for the realm's own curve.</summary>
    public long[]? LevelSteps { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public static Season Create(RealmId realm, string slug, SeasonTerms terms, DateTimeOffset now)
    {
        var season = new Season { Id = Ids.New<SeasonId>(), RealmId = realm, Slug = slug, CreatedAt = now, UpdatedAt = now };
        season.Change(terms);
        return season;
    }

    public void Change(SeasonTerms terms)
    {
        (Name, Description, Theme) = (terms.Name.Trim(), terms.Description?.Trim() ?? "", terms.Theme);
        (StartsAt, EndsAt) = (terms.StartsAt!.Value.ToUniversalTime(), terms.EndsAt!.Value.ToUniversalTime());
        (TotalLevels, LevelSteps) = (terms.TotalLevels, terms.LevelSteps is { Count: > 0 } steps ? [.. steps] : null);
    }

    public bool RunsAt(DateTimeOffset moment) => StartsAt <= moment && moment < EndsAt;

    /// <summary>The level that so much season XP has paid for, 1 to <see cref="TotalLevels"/> (AE-068).</summary>
    public int LevelOf(long xp, LevelCurve curve) =>
        Math.Min(TotalLevels, LevelSteps is null ? curve.LevelOf(xp) : 1 + LevelSteps.Count(step => step <= xp));

    /// <summary>Season XP at which a level begins, 1 to <see cref="TotalLevels"/>.</summary>
    public long Threshold(int level, LevelCurve curve) => level == 1 ? 0 : LevelSteps is null ? curve.Threshold(level) : LevelSteps[level - 2];

    private sealed class Map : IEntityTypeConfiguration<Season>
    {
        public void Configure(EntityTypeBuilder<Season> season)
        {
            season.ToTable("progress_seasons").HasIndex(s => new { s.RealmId, s.Slug }).IsUnique();
            season.Property(s => s.UpdatedAt).ValueGeneratedOnUpdate();
            season.InRealm(s => s.RealmId);
        }
    }
}
