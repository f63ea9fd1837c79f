using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Assessment.Assessments;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Realms.Contracts;

namespace Questory.Assessment.Attempts;

/// <summary>One go at an assessment. Written by hand-made SQL on the hot path; mapped so that the schema is checked.</summary>
internal sealed class Attempt
{
    public AccountId AccountId { get; private init; }
    public AttemptId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public AssessmentId AssessmentId { get; private init; }

    /// <summary>Counts per person and assessment from 1.</summary>
    public int Number { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset? FinishedAt { get; private init; }

    /// <summary>0 to 1000 thousandths of all points; null until finished.</summary>
    public int? ScorePermille { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<Attempt>
    {
        public void Configure(EntityTypeBuilder<Attempt> attempt)
        {
            attempt.ToTable("assessment_attempts").HasKey(a => new { a.AccountId, a.Id });
            attempt.HasIndex(a => new { a.AccountId, a.AssessmentId, a.Number }).IsUnique();
            attempt.BelongsToAccount(a => a.AccountId);
            attempt.InRealm(a => a.RealmId);
            attempt.HasOne<AssessmentRow>().WithMany().HasForeignKey(a => a.AssessmentId).OnDelete(DeleteBehavior.NoAction);
        }
    }
}
