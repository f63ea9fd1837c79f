using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Realms.Contracts;

namespace Questory.Learning.Topics;

/// <summary>What courses are about (AE-044). An inactive topic vanishes with its courses.</summary>
internal sealed class Topic
{
    public const int NameMax = 100;
    public const int SlugMax = 100;
    public const int DescriptionMax = 2_000;
    public const int IconUrlMax = 255;

    public TopicId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Slug { get; set; } = "";
    public string Name { get; set; } = "";
    public string Description { get; set; } = "";
    public string? IconUrl { get; set; }
    public int SortOrder { get; set; }
    public bool IsActive { get; set; } = true;
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public static Topic Create(RealmId realm, string slug, string name, DateTimeOffset now) =>
        new() { Id = Ids.New<TopicId>(), RealmId = realm, Slug = slug, Name = name, CreatedAt = now, UpdatedAt = now };

    private sealed class Map : IEntityTypeConfiguration<Topic>
    {
        public void Configure(EntityTypeBuilder<Topic> topic)
        {
            topic.ToTable("learning_topics").HasIndex(t => new { t.RealmId, t.Slug }).IsUnique();
            topic.InRealm(t => t.RealmId);
            topic.Property(t => t.UpdatedAt).ValueGeneratedOnUpdate();
        }
    }
}
