using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Realms.Contracts;

namespace Questory.Progress.Presence;

/// <summary>How long somebody has been in a realm, in seconds without the long silences (AE-040).</summary>
internal sealed class PresenceRow
{
    public AccountId AccountId { get; private init; }
    public RealmId RealmId { get; private init; }
    public long Seconds { get; private init; }

    /// <summary>Of these, in lessons and their questions.</summary>
    public long ActiveSeconds { get; private init; }

    /// <summary>The latest sign of life, less the part of a second that has not been counted yet.</summary>
    public DateTimeOffset SeenAt { get; private init; }

    /// <summary>It was amid a lesson: what lies between it and the next one is active.</summary>
    public bool Learning { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<PresenceRow>
    {
        public void Configure(EntityTypeBuilder<PresenceRow> presence)
        {
            presence.ToTable("progress_presence").HasKey(p => new { p.AccountId, p.RealmId });
            presence.BelongsToAccount(p => p.AccountId);
            presence.InRealm(p => p.RealmId);
        }
    }
}

/// <summary>The same by the day, of UTC; days without any have no row. A stretch over midnight belongs to the day it ends on.</summary>
internal sealed class PresenceDay
{
    public AccountId AccountId { get; private init; }
    public RealmId RealmId { get; private init; }
    public DateOnly Day { get; private init; }
    public long Seconds { get; private init; }
    public long ActiveSeconds { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<PresenceDay>
    {
        public void Configure(EntityTypeBuilder<PresenceDay> presence)
        {
            presence.ToTable("progress_presence_days").HasKey(p => new { p.AccountId, p.RealmId, p.Day });
            presence.BelongsToAccount(p => p.AccountId);
            presence.InRealm(p => p.RealmId);
        }
    }
}
