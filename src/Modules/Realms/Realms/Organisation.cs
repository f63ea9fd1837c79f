using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Data;

namespace Questory.Realms.Realms;

internal readonly record struct OrganisationId(Guid Value) : IId<OrganisationId>
{
    public static OrganisationId From(Guid value) => new(value);
}

/// <summary>Who runs one or more realms: a school, a company, a family.</summary>
internal sealed class Organisation
{
    public OrganisationId Id { get; private init; }
    public string Slug { get; private init; } = "";
    public string Name { get; set; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public static Organisation Create(string slug, string name, DateTimeOffset now) =>
        new() { Id = Ids.New<OrganisationId>(), Slug = slug, Name = name, CreatedAt = now, UpdatedAt = now };

    private sealed class Map : IEntityTypeConfiguration<Organisation>
    {
        public void Configure(EntityTypeBuilder<Organisation> organisation)
        {
            organisation.ToTable("realms_organisations").HasIndex(o => o.Slug).IsUnique();
            organisation.Property(o => o.UpdatedAt).ValueGeneratedOnUpdate();
        }
    }
}
