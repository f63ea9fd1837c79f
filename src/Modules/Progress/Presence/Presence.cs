using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Realms.Contracts;

namespace Questory.Progress.Presence;

/// <summary>How long somebody has been in a realm, in seconds without the long silences (AE-040).</summary>
internal sealed class PresenceRow
{
    public AccountId AccountId { get; private init; }
    public RealmId RealmId { get; private init; }
    public long Seconds { get; private init; }
    public DateTimeOffset SeenAt { get; private init; }

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

internal static class PresenceSql
{
    /// <summary>Notes that these people are here now; what has gone by since they were last seen counts, unless it is longer
    /// than a pause may be. Added up in the database: two beats at once count the time between them once.</summary>
    public static NpgsqlBatch NoteHere(this NpgsqlBatch batch, RealmId realm, Guid[] people, DateTimeOffset now, TimeSpan longestPause) => batch.Add("""
        insert into progress_presence as p (account_id, realm_id, seconds, seen_at)
        select who, $1, 0, $3 from unnest($2::uuid[]) who
        on conflict (account_id, realm_id) do update set
            seconds = p.seconds + case when excluded.seen_at - p.seen_at between interval '0' and $4 then floor(extract(epoch from excluded.seen_at - p.seen_at))::bigint else 0 end,
            seen_at = greatest(p.seen_at, excluded.seen_at)
        """, realm.Value, people, now, longestPause);
}
