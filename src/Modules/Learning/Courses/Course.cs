using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Topics;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Contracts;
using Questory.Realms.Contracts;

namespace Questory.Learning.Courses;

internal enum CourseKind { Course, Mission, QuestLine }

internal enum MissionType { Story, Skill, Challenge, Explorer, Group }

/// <summary>A course, mission or quest line: lessons in order, with a reward at the end (AE-046).</summary>
internal sealed class Course
{
    public const int TitleMax = 200;
    public const int SummaryMax = 500;
    public const int DescriptionMax = 20_000;
    public const int MinutesMax = 100_000;
    public const int XpMax = 100_000;
    public const int CoinsMax = 1_000_000_000;
    public const int LevelMax = 1_000;

    public CourseId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Slug { get; set; } = "";
    public CourseKind Kind { get; set; }
    public string Title { get; set; } = "";
    public string Summary { get; set; } = "";

    /// <summary>Markdown.</summary>
    public string Description { get; set; } = "";
    public TopicId? TopicId { get; set; }
    public Difficulty Difficulty { get; set; }
    public MissionType? MissionType { get; set; }

    /// <summary>Null: the sum of its lessons' minutes.</summary>
    public int? Minutes { get; set; }
    public int XpReward { get; set; } = 100;

    /// <summary>Minor units of the currency that the realm's rule pays.</summary>
    public long CoinReward { get; set; } = 50;
    public int RequiredLevel { get; set; } = 1;
    public int SortOrder { get; set; }

    /// <summary>A seasonal course is shown and started only while this season runs (AE-051).</summary>
    public SeasonId? SeasonId { get; set; }

    /// <summary>Completing the course earns it, once (AE-050).</summary>
    public AchievementId? AchievementId { get; set; }
    public AccountId? OwnerId { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public static Course Create(RealmId realm, string slug, string title, AccountId? owner, DateTimeOffset now) =>
        new() { Id = Ids.New<CourseId>(), RealmId = realm, Slug = slug, Title = title, OwnerId = owner, CreatedAt = now, UpdatedAt = now };

    private sealed class Map : IEntityTypeConfiguration<Course>
    {
        public void Configure(EntityTypeBuilder<Course> course)
        {
            course.ToTable("learning_courses").HasIndex(c => new { c.RealmId, c.Slug }).IsUnique();
            course.InRealm(c => c.RealmId);
            course.HasOne<Topic>().WithMany().HasForeignKey(c => c.TopicId).OnDelete(DeleteBehavior.NoAction);
            course.NamesSeason(c => c.SeasonId);
            course.NamesAchievement(c => c.AchievementId);
            course.MentionsAccount(c => c.OwnerId);
            course.Property(c => c.UpdatedAt).ValueGeneratedOnUpdate();
        }
    }
}

/// <summary>The course is open to newcomers, since when and by whom.</summary>
internal sealed class CoursePublication
{
    public CourseId CourseId { get; init; }
    public RealmId RealmId { get; init; }
    public DateTimeOffset PublishedAt { get; init; }
    public AccountId? PublishedBy { get; init; }

    private sealed class Map : IEntityTypeConfiguration<CoursePublication>
    {
        public void Configure(EntityTypeBuilder<CoursePublication> publication)
        {
            publication.ToTable("learning_course_publications").HasKey(p => p.CourseId);
            publication.InRealm(p => p.RealmId);
            publication.HasOne<Course>().WithOne().HasForeignKey<CoursePublication>(p => p.CourseId).OnDelete(DeleteBehavior.Cascade);
            publication.MentionsAccount(p => p.PublishedBy);
        }
    }
}

/// <summary>The course starts only when another is completed (AE-047).</summary>
internal sealed class CoursePrerequisite
{
    public CourseId CourseId { get; init; }
    public CourseId RequiredId { get; init; }
    public RealmId RealmId { get; init; }

    private sealed class Map : IEntityTypeConfiguration<CoursePrerequisite>
    {
        public void Configure(EntityTypeBuilder<CoursePrerequisite> prerequisite)
        {
            prerequisite.ToTable("learning_course_prerequisites").HasKey(p => new { p.CourseId, p.RequiredId });
            prerequisite.InRealm(p => p.RealmId);
            prerequisite.HasOne<Course>().WithMany().HasForeignKey(p => p.CourseId).OnDelete(DeleteBehavior.Cascade);
            prerequisite.HasOne<Course>().WithMany().HasForeignKey(p => p.RequiredId).OnDelete(DeleteBehavior.NoAction);
        }
    }
}

/// <summary>A heading under which some of a course's lessons stand.</summary>
internal sealed class Chapter
{
    public const int TitleMax = 200;

    public ChapterId Id { get; private init; }
    public RealmId RealmId { get; private init; }
    public CourseId CourseId { get; private init; }

    /// <summary>From 1, without gaps.</summary>
    public int Position { get; private init; }
    public string Title { get; set; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public static Chapter Create(Course course, int position, string title, DateTimeOffset now) => new()
    {
        Id = Ids.New<ChapterId>(), RealmId = course.RealmId, CourseId = course.Id, Position = position, Title = title, CreatedAt = now, UpdatedAt = now,
    };

    private sealed class Map : IEntityTypeConfiguration<Chapter>
    {
        public void Configure(EntityTypeBuilder<Chapter> chapter)
        {
            chapter.ToTable("learning_chapters").HasIndex(c => new { c.CourseId, c.Position }).IsUnique();
            chapter.InRealm(c => c.RealmId);
            chapter.HasOne<Course>().WithMany().HasForeignKey(c => c.CourseId).OnDelete(DeleteBehavior.Cascade);
            chapter.Property(c => c.UpdatedAt).ValueGeneratedOnUpdate();
        }
    }
}
