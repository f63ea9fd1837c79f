using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;

namespace Questory.Platform.Settings;

/// <summary>A value that a realm has chosen; realm zero holds the installation's own.</summary>
public sealed class SettingRow
{
    public static readonly RealmId Installation = new(Guid.Empty);

    public RealmId RealmId { get; init; }
    public string Key { get; init; } = "";
    public string Value { get; set; } = "";
    public DateTimeOffset UpdatedAt { get; set; }

    private sealed class Map : IEntityTypeConfiguration<SettingRow>
    {
        public void Configure(EntityTypeBuilder<SettingRow> row)
        {
            row.ToTable("platform_settings").HasKey(s => new { s.RealmId, s.Key });
            row.Property(s => s.Value).HasColumnType("jsonb");
        }
    }
}
