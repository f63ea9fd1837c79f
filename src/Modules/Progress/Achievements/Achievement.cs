using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Contracts;
using Questory.Realms.Contracts;

namespace Questory.Progress.Achievements;

/// <summary>Something a person can earn once: a badge, a trophy, a title (AE-060, CR-052, NT-093).</summary>
internal sealed class Achievement
{
    public const int SlugMax = 100;
    public const int NameMax = 100;
    public const int DescriptionMax = 500;

    public AchievementId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Slug { get; private init; } = "";
    public string Name { get; private set; } = "";
    public string Description { get; private set; } = "";
    public string Icon { get; private set; } = "";
    public string Category { get; private set; } = "";
    public string Rarity { get; private set; } = "";

    /// <summary>JSON in the language of <see cref="Achievements.Criteria"/>.</summary>
    public string Criteria { get; private set; } = "{}";
    public long Xp { get; private set; }

    /// <summary>Coins and keys it promises: facts of the activity, which the realm's rules turn into currencies.</summary>
    public long Coins { get; private set; }
    public long Keys { get; private set; }

    /// <summary>Neither its name nor its criteria are told before it is earned (AE-064).</summary>
    public bool IsSecret { get; private set; }
    public bool IsActive { get; private set; }
    public int SortOrder { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public static Achievement Create(RealmId realm, string slug, AchievementTerms terms, DateTimeOffset now)
    {
        var achievement = new Achievement { Id = Ids.New<AchievementId>(), RealmId = realm, Slug = slug, CreatedAt = now, UpdatedAt = now };
        achievement.Change(terms);
        return achievement;
    }

    public void Change(AchievementTerms terms)
    {
        (Name, Description, Icon) = (terms.Name.Trim(), terms.Description.Trim(), terms.Icon ?? "award");
        (Category, Rarity) = (terms.Category, terms.Rarity);
        Criteria = terms.Criteria.GetRawText();
        (Xp, Coins, Keys) = (terms.Xp, terms.Coins, terms.Keys);
        // A rarity called secret means it (AE-064).
        IsSecret = terms.IsSecret || terms.Rarity == "secret";
        (IsActive, SortOrder) = (terms.IsActive, terms.SortOrder);
    }

    private sealed class Map : IEntityTypeConfiguration<Achievement>
    {
        public void Configure(EntityTypeBuilder<Achievement> achievement)
        {
            achievement.ToTable("progress_achievements").HasIndex(a => new { a.RealmId, a.Slug }).IsUnique();
            achievement.HasIndex(a => new { a.RealmId, a.Name }).IsUnique();
            achievement.Property(a => a.Criteria).HasColumnType("jsonb");
            achievement.Property(a => a.UpdatedAt).ValueGeneratedOnUpdate();
            achievement.InRealm(a => a.RealmId);
        }
    }
}
