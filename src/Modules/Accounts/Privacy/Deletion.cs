using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;

namespace Questory.Accounts.Privacy;

/// <summary>A person who is deleted and when all that is left of them goes for good (AE-024).</summary>
internal sealed class Deletion
{
    public const int ReasonMax = 500;

    public AccountId AccountId { get; init; }

    /// <summary>The parent, the admin or the person; null when whoever asked is gone.</summary>
    public AccountId? AskedBy { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset DueAt { get; init; }

    private sealed class Map : IEntityTypeConfiguration<Deletion>
    {
        public void Configure(EntityTypeBuilder<Deletion> deletion)
        {
            deletion.ToTable("accounts_deletions").HasKey(d => d.AccountId);
            deletion.Property(d => d.AccountId).ValueGeneratedNever();
            deletion.HasOne<People.Account>().WithOne().HasForeignKey<Deletion>(d => d.AccountId).OnDelete(DeleteBehavior.Cascade);
            deletion.MentionsAccount(d => d.AskedBy);
        }
    }
}
