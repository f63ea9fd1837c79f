using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Realms.Contracts;

namespace Questory.Learning.Lessons;

internal enum LessonKind { Video, Reading, Interactive, Quiz, Challenge }

/// <summary>One step of a course: something to read, watch or try, and questions about it (AE-053).</summary>
internal sealed class Lesson
{
    public const int TitleMax = 200;
    public const int DescriptionMax = 2_000;
    public const int MinutesMax = 10_000;
    public const int XpMax = 100_000;

    public LessonId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public CourseId CourseId { get; private init; }
    public ChapterId? ChapterId { get; set; }

    /// <summary>From 1 through the whole course.</summary>
    public int Position { get; private init; }
    public string Title { get; set; } = "";
    public string Description { get; set; } = "";
    public LessonKind Kind { get; private set; }

    /// <summary>JSON object of <see cref="LessonContent"/>.</summary>
    public string Content { get; private set; } = "{}";
    public int? Minutes { get; set; }
    public int XpReward { get; set; } = 25;

    /// <summary>Out of use it leaves the course of all but those who have finished it, and whoever has it open may finish it.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Its questions; null while it has none.</summary>
    public AssessmentId? AssessmentId { get; set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public static Lesson Create(Course course, int position, string title, LessonKind kind, LessonContent content, DateTimeOffset now) => new()
    {
        Id = Ids.New<LessonId>(), RealmId = course.RealmId, CourseId = course.Id, Position = position, Title = title,
        Kind = kind, Content = content.ToJson(), CreatedAt = now, UpdatedAt = now,
    };

    /// <summary>Kind and content change together, because the one must fit the other.</summary>
    public void Teach(LessonKind kind, LessonContent content) => (Kind, Content) = (kind, content.ToJson());

    private sealed class Map : IEntityTypeConfiguration<Lesson>
    {
        public void Configure(EntityTypeBuilder<Lesson> lesson)
        {
            lesson.ToTable("learning_lessons").HasIndex(l => new { l.CourseId, l.Position }).IsUnique();
            lesson.InRealm(l => l.RealmId);
            lesson.HasOne<Course>().WithMany().HasForeignKey(l => l.CourseId).OnDelete(DeleteBehavior.Cascade);
            lesson.HasOne<Chapter>().WithMany().HasForeignKey(l => l.ChapterId).OnDelete(DeleteBehavior.SetNull);
            lesson.AsksQuestionsOf(l => l.AssessmentId);
            lesson.HasIndex(l => l.AssessmentId).IsUnique();
            lesson.Property(l => l.Content).HasColumnType("jsonb");
            lesson.Property(l => l.UpdatedAt).ValueGeneratedOnUpdate();
        }
    }
}
