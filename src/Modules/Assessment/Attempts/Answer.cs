using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Assessment.Assessments;
using Questory.Assessment.Banks;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Realms.Contracts;

namespace Questory.Assessment.Attempts;

/// <summary>An answer as it was given and marked; never edited (AE-058). Written by hand-made SQL on the hot path.</summary>
internal sealed class Answer
{
    public const int SecondsMax = 86_400;
    public const int ClientKeyMax = 64;

    public AccountId AccountId { get; private init; }
    public AnswerId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public AssessmentId AssessmentId { get; private init; }
    public AttemptId AttemptId { get; private init; }
    public QuestionId QuestionId { get; private init; }
    public int QuestionVersion { get; private init; }

    /// <summary>Counts per person and question from 1.</summary>
    public int Try { get; private init; }

    /// <summary>JSON of the shape the question's kind wants.</summary>
    public string AnswerJson { get; private init; } = "null";
    public AnswerVerdict Verdict { get; private init; }
    public int Permille { get; private init; }
    public int Seconds { get; private init; }
    public int HintsUsed { get; private init; }
    public DateTimeOffset? HintAccessedAt { get; private init; }

    /// <summary>What this very answer earned, told by the receipts of the reward rules.</summary>
    public int XpEarned { get; private init; }
    public string Receipts { get; private init; } = "[]";

    /// <summary>Chosen by the sender, so that a repeated send is known for one.</summary>
    public string? ClientKey { get; private init; }
    public DateTimeOffset AnsweredAt { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<Answer>
    {
        public void Configure(EntityTypeBuilder<Answer> answer)
        {
            answer.ToTable("assessment_answers").HasKey(a => new { a.AccountId, a.Id });
            answer.HasIndex(a => new { a.AccountId, a.QuestionId, a.Try }).IsUnique();
            answer.HasIndex(a => new { a.AccountId, a.ClientKey }).IsUnique();
            answer.Property(a => a.AnswerJson).HasColumnType("jsonb");
            answer.Property(a => a.Receipts).HasColumnType("jsonb");
            answer.BelongsToAccount(a => a.AccountId);
            answer.InRealm(a => a.RealmId);
            answer.HasOne<AssessmentRow>().WithMany().HasForeignKey(a => a.AssessmentId).OnDelete(DeleteBehavior.NoAction);
            answer.HasOne<Attempt>().WithMany().HasForeignKey(a => new { a.AccountId, a.AttemptId }).OnDelete(DeleteBehavior.Cascade);
            answer.HasOne<QuestionVersion>().WithMany().HasForeignKey(a => new { a.QuestionId, a.QuestionVersion }).OnDelete(DeleteBehavior.NoAction);
        }
    }
}

/// <summary>What a person decided about an answer that no program can mark. Marking again replaces it.</summary>
internal sealed class Marking
{
    public const int CommentMax = 8_000;

    /// <summary>From here on a written answer counts as right.</summary>
    public const int PassPermille = 500;

    public AccountId AccountId { get; init; }
    public AnswerId AnswerId { get; init; }
    public RealmId RealmId { get; init; }
    public int Permille { get; set; }
    public string? Comment { get; set; }
    public AccountId? MarkedBy { get; set; }
    public DateTimeOffset MarkedAt { get; set; }

    /// <summary>When it first counted as right; kept when somebody thinks otherwise later.</summary>
    public DateTimeOffset? PassedAt { get; set; }

    private sealed class Map : IEntityTypeConfiguration<Marking>
    {
        public void Configure(EntityTypeBuilder<Marking> marking)
        {
            marking.ToTable("assessment_markings").HasKey(m => new { m.AccountId, m.AnswerId });
            marking.InRealm(m => m.RealmId);
            marking.HasOne<Answer>().WithMany().HasForeignKey(m => new { m.AccountId, m.AnswerId }).OnDelete(DeleteBehavior.Cascade);
            marking.MentionsAccount(m => m.MarkedBy);
        }
    }
}

/// <summary>A hint that a person has unlocked for good (AE-059).</summary>
internal sealed class Hint
{
    public AccountId AccountId { get; private init; }
    public QuestionId QuestionId { get; private init; }
    public RealmId RealmId { get; private init; }
    public int Cost { get; private init; }
    public DateTimeOffset BoughtAt { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<Hint>
    {
        public void Configure(EntityTypeBuilder<Hint> hint)
        {
            hint.ToTable("assessment_hints").HasKey(h => new { h.AccountId, h.QuestionId });
            hint.BelongsToAccount(h => h.AccountId);
            hint.InRealm(h => h.RealmId);
            hint.HasOne<Question>().WithMany().HasForeignKey(h => h.QuestionId).OnDelete(DeleteBehavior.NoAction);
        }
    }
}
