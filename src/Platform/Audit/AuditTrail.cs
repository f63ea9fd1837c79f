using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Platform.Audit;

/// <summary>Who with power did what, to what, and why; written in the same transaction, kept by month, never changed.</summary>
public sealed class AuditTrail(AppDb db, Actor actor, TimeProvider time)
{
    /// <param name="action">Verb phrase, e.g. <c>suspend account</c>.</param>
    /// <param name="details">What changed; no secrets and no data that must vanish with a person.</param>
    public void Write(string action, string objectKind, Guid objectId, string? reason = null, object? details = null) => db.Add(new AuditRow
    {
        At = time.GetUtcNow(),
        Id = Guid.CreateVersion7(),
        RealmId = actor.Realm?.Id ?? Settings.SettingRow.Installation,
        AccountId = actor.Account,
        Action = action,
        ObjectKind = objectKind,
        ObjectId = objectId,
        Reason = reason,
        Details = JsonSerializer.Serialize(details ?? new { }, Json.Options),
        IpAddress = actor.IpAddress,
    });
}

/// <summary>One line of the audit trail.</summary>
public sealed class AuditRow
{
    public DateTimeOffset At { get; init; }
    public Guid Id { get; init; }
    public RealmId RealmId { get; init; }

    /// <summary>Who did it; empty for the system, and after that person's data was erased.</summary>
    public AccountId? AccountId { get; init; }

    public string Action { get; init; } = "";
    public string ObjectKind { get; init; } = "";
    public Guid ObjectId { get; init; }
    public string? Reason { get; init; }
    public string Details { get; init; } = "{}";
    public string? IpAddress { get; init; }

    private sealed class Map : IEntityTypeConfiguration<AuditRow>
    {
        public void Configure(EntityTypeBuilder<AuditRow> row)
        {
            row.ToTable("platform_audit").HasKey(a => new { a.At, a.Id });
            row.Property(a => a.Details).HasColumnType("jsonb");
        }
    }
}
