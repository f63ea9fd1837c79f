using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Assessment.Banks;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Realms.Contracts;

namespace Questory.Assessment.Assessments;

/// <summary>Questions asked together, and how. (The room itself is called Assessment, hence the "row".)</summary>
internal sealed class AssessmentRow
{
    public const int TitleMax = 200;

    public AssessmentId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Title { get; set; } = "";

    /// <summary>Each person in an order of their own, which stays.</summary>
    public bool Shuffle { get; set; }

    /// <summary>1 to 1,000; null: as often as one likes.</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>1 to 86,400 seconds per attempt; null: no limit, as in lessons.</summary>
    public int? TimeLimitSeconds { get; set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public static AssessmentRow Create(RealmId realm, string title, DateTimeOffset now) =>
        new() { Id = Ids.New<AssessmentId>(), RealmId = realm, Title = title, CreatedAt = now, UpdatedAt = now };

    private sealed class Map : IEntityTypeConfiguration<AssessmentRow>
    {
        public void Configure(EntityTypeBuilder<AssessmentRow> assessment)
        {
            assessment.ToTable("assessment_assessments");
            assessment.InRealm(a => a.RealmId);
            assessment.Property(a => a.UpdatedAt).ValueGeneratedOnUpdate();
        }
    }
}

/// <summary>A question's place in an assessment.</summary>
internal sealed class AssessmentItem
{
    public AssessmentId AssessmentId { get; init; }
    public QuestionId QuestionId { get; init; }
    public RealmId RealmId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public int Position { get; set; }
    public int Points { get; set; } = 1;

    private sealed class Map : IEntityTypeConfiguration<AssessmentItem>
    {
        public void Configure(EntityTypeBuilder<AssessmentItem> item)
        {
            item.ToTable("assessment_items").HasKey(i => new { i.AssessmentId, i.QuestionId });
            item.InRealm(i => i.RealmId);
            item.HasIndex(i => new { i.AssessmentId, i.Position }).IsUnique();
            item.HasOne<AssessmentRow>().WithMany().HasForeignKey(i => i.AssessmentId).OnDelete(DeleteBehavior.Cascade);
            item.HasOne<Question>().WithMany().HasForeignKey(i => i.QuestionId).OnDelete(DeleteBehavior.NoAction);
        }
    }
}
