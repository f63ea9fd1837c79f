using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Progress.Avatars;

public readonly record struct AvatarId(Guid Value) : IId<AvatarId>
{
    public static AvatarId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? provider, out AvatarId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>How one comes to an avatar: everybody has it, by criteria (level, badge, seasonal), or it is bought.</summary>
internal enum UnlockType { Default, Level, Badge, Purchase, Seasonal }

/// <summary>A picture that people earn or buy, and wear for others to see (AE-070).</summary>
internal sealed class Avatar
{
    public const int SlugMax = 100;
    public const int NameMax = 100;
    public const int DescriptionMax = 500;
    public const int ImageUrlMax = 255;
    public const int CategoryMax = 50;

    public AvatarId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Slug { get; private init; } = "";
    public string Name { get; private set; } = "";
    public string Description { get; private set; } = "";

    /// <summary>An address of this installation, beginning with “/”: no page of ours loads a picture from elsewhere.</summary>
    public string ImageUrl { get; private set; } = "";
    public string Category { get; private set; } = "";
    public string Rarity { get; private set; } = "";
    public CollectionId? CollectionId { get; private set; }
    public UnlockType UnlockType { get; private set; }

    /// <summary>JSON in the language of <see cref="Achievements.Criteria"/>; an empty object is met at once.</summary>
    public string UnlockCriteria { get; private set; } = "{}";
    public bool IsActive { get; private set; }
    public int SortOrder { get; set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public static Avatar Create(RealmId realm, string slug, AvatarTerms terms, CollectionId? collection, DateTimeOffset now)
    {
        var avatar = new Avatar { Id = Ids.New<AvatarId>(), RealmId = realm, Slug = slug, CreatedAt = now, UpdatedAt = now };
        avatar.Change(terms, collection);
        return avatar;
    }

    public void Change(AvatarTerms terms, CollectionId? collection)
    {
        (Name, Description, ImageUrl) = (terms.Name.Trim(), terms.Description?.Trim() ?? "", terms.ImageUrl.Trim());
        (Category, Rarity, CollectionId) = (terms.Category, terms.Rarity, collection);
        UnlockType = EnumText.Read<UnlockType>(terms.UnlockType);
        UnlockCriteria = terms.UnlockCriteria?.GetRawText() ?? "{}";
        (IsActive, SortOrder) = (terms.IsActive, terms.SortOrder);
    }

    private sealed class Map : IEntityTypeConfiguration<Avatar>
    {
        public void Configure(EntityTypeBuilder<Avatar> avatar)
        {
            avatar.ToTable("progress_avatars").HasIndex(a => new { a.RealmId, a.Slug }).IsUnique();
            avatar.Property(a => a.UnlockCriteria).HasColumnType("jsonb");
            avatar.Property(a => a.UpdatedAt).ValueGeneratedOnUpdate();
            avatar.InRealm(a => a.RealmId);
            avatar.HasOne<AvatarCollection>().WithMany().HasForeignKey(a => a.CollectionId).OnDelete(DeleteBehavior.NoAction);
        }
    }
}
