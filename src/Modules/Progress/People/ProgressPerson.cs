using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Progress.Contracts;
using Questory.Realms.Contracts;

namespace Questory.Progress.People;

/// <summary>Where a person stands in a realm. Written by the rewards alone; all of it can be made again from the ledger
/// and the stream (AE-034).</summary>
internal sealed class ProgressPerson
{
    public AccountId AccountId { get; private init; }
    public RealmId RealmId { get; private init; }
    public long TotalXp { get; private init; }
    public int Level { get; private init; }
    public long XpToNext { get; private init; }
    public int StreakCurrent { get; private init; }
    public int StreakLongest { get; private init; }

    /// <summary>The last day that counted, in the calendar the realm has chosen.</summary>
    public DateOnly? StreakDay { get; private init; }
    public BoardFace BoardFace { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<ProgressPerson>
    {
        public void Configure(EntityTypeBuilder<ProgressPerson> person)
        {
            person.ToTable("progress_persons").HasKey(p => new { p.AccountId, p.RealmId });
            person.BelongsToAccount(p => p.AccountId);
            person.InRealm(p => p.RealmId);
        }
    }
}
