using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Realms.Contracts;

namespace Questory.Insights.Events;

/// <summary>Something a person did, as their program tells it: by month, the person first in the key (NT-132).</summary>
internal sealed class InsightEvent
{
    /// <summary>UTF-8 bytes of the properties as sent.</summary>
    public const int PropertiesMax = 16 * 1024;
    public const int NameMax = 100;
    public const string NamePattern = @"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*\z";

    public AccountId AccountId { get; private init; }

    /// <summary>The sender's, where it gave one: the same again from the same person is the same event.</summary>
    public Guid Id { get; private init; }
    public DateTimeOffset At { get; private init; }
    public RealmId RealmId { get; private init; }

    /// <summary><c>area.action</c>, e.g. <c>lesson.open</c>.</summary>
    public string Name { get; private init; } = "";
    public string Properties { get; private init; } = "{}";

    private sealed class Map : IEntityTypeConfiguration<InsightEvent>
    {
        public void Configure(EntityTypeBuilder<InsightEvent> row)
        {
            row.ToTable("insights_events").HasKey(e => new { e.AccountId, e.Id, e.At });
            row.BelongsToAccount(e => e.AccountId);
            row.InRealm(e => e.RealmId);
            row.Property(e => e.Properties).HasColumnType("jsonb");
        }
    }
}
