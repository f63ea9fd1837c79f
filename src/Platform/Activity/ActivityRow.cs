using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;

namespace Questory.Platform.Activity;

/// <summary>An activity as kept: by month, the person first in the key, so that one person's life is one shard.</summary>
public sealed class ActivityRow
{
    public AccountId AccountId { get; private init; }
    public DateTimeOffset At { get; private init; }
    public Guid Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Verb { get; private init; } = "";
    public string ObjectKind { get; private init; } = "";
    public Guid ObjectId { get; private init; }
    public string Label { get; private init; } = "";
    public string Facts { get; private init; } = "{}";

    /// <summary>Where it was done from: for the person and admins, not for parents and teachers (AE-072). Null for what others
    /// or the system did for the person.</summary>
    public string? IpAddress { get; private init; }
    public string? UserAgent { get; private init; }
    public Guid? SessionId { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<ActivityRow>
    {
        public void Configure(EntityTypeBuilder<ActivityRow> row)
        {
            row.ToTable("platform_activity").HasKey(a => new { a.AccountId, a.At, a.Id });
            row.Property(a => a.Facts).HasColumnType("jsonb");
        }
    }
}
