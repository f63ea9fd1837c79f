using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Realms.Contracts;

namespace Questory.Progress.Avatars;

internal readonly record struct CollectionId(Guid Value) : IId<CollectionId>
{
    public static CollectionId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? provider, out CollectionId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}

/// <summary>Avatars that belong together; shown as so many owned of so many (AE-070).</summary>
internal sealed class AvatarCollection
{
    public CollectionId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Slug { get; private init; } = "";
    public string Name { get; set; } = "";
    public string Description { get; set; } = "";
    public int SortOrder { get; set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public static AvatarCollection Create(RealmId realm, string slug, string name, DateTimeOffset now) =>
        new() { Id = Ids.New<CollectionId>(), RealmId = realm, Slug = slug, Name = name, CreatedAt = now, UpdatedAt = now };

    private sealed class Map : IEntityTypeConfiguration<AvatarCollection>
    {
        public void Configure(EntityTypeBuilder<AvatarCollection> collection)
        {
            collection.ToTable("progress_avatar_collections").HasIndex(c => new { c.RealmId, c.Slug }).IsUnique();
            collection.Property(c => c.UpdatedAt).ValueGeneratedOnUpdate();
            collection.InRealm(c => c.RealmId);
        }
    }
}
