using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Learning.Lessons;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Realms.Contracts;

namespace Questory.Learning.Study;

internal enum CourseStatus { NotStarted, InProgress, Completed, Abandoned }

/// <summary>One person in one course (AE-048). Percent, accuracy and the lesson to go on with are computed from this and
/// the lessons as they are now, so they can never disagree with the content.</summary>
internal sealed class CourseProgress
{
    public AccountId AccountId { get; private init; }
    public CourseId CourseId { get; private init; }
    public RealmId RealmId { get; private init; }
    public CourseStatus Status { get; private set; }

    /// <summary>1, and one more with each return after leaving.</summary>
    public int Attempts { get; private set; } = 1;
    public int QuestionsAnswered { get; private set; }
    public int QuestionsCorrect { get; private set; }
    public int HintsUsed { get; private set; }

    /// <summary>All XP gained in the course: answers, lessons, its own reward (AE-050).</summary>
    public long XpEarned { get; private set; }

    /// <summary>Minor units.</summary>
    public long CoinsEarned { get; private set; }

    /// <summary>Measured here, from one step to the next; longer pauses do not count (AE-040).</summary>
    public int TimeSpentSeconds { get; private set; }
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset LastAccessedAt { get; private set; }
    public DateTimeOffset? CompletedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public static CourseProgress Start(AccountId account, Course course, DateTimeOffset now) => new()
    {
        AccountId = account, CourseId = course.Id, RealmId = course.RealmId, Status = CourseStatus.InProgress,
        StartedAt = now, LastAccessedAt = now, UpdatedAt = now,
    };

    /// <summary>Back after leaving, at the same lesson.</summary>
    public void Resume(DateTimeOffset now)
    {
        (Status, LastAccessedAt) = (CourseStatus.InProgress, now);
        Attempts++;
    }

    public void Leave(DateTimeOffset now) => (Status, LastAccessedAt) = (CourseStatus.Abandoned, now);

    public void Complete(DateTimeOffset now) => (Status, CompletedAt) = (CourseStatus.Completed, now);

    public void Gain(IEnumerable<Receipt> receipts)
    {
        var (xp, coins) = Gained(receipts);
        XpEarned += xp;
        CoinsEarned += coins;
    }

    /// <summary>What finishing gave; what followed from that in turn is no gain of the course's.</summary>
    public static (long Xp, long Coins) Gained(IEnumerable<Receipt> receipts)
    {
        var gained = receipts.Where(receipt => receipt.Round == 0).ToLookup(receipt => receipt.Kind, receipt => receipt.Amount);
        return (gained["xp"].Sum(), gained["currency"].Sum());
    }

    /// <summary>Notes a step and returns the seconds since the one before; 0 after a pause longer than allowed.</summary>
    public int Touch(DateTimeOffset now, TimeSpan longestPause)
    {
        var pause = now - LastAccessedAt;
        var seconds = pause > TimeSpan.Zero && pause <= longestPause ? (int)pause.TotalSeconds : 0;
        TimeSpentSeconds += seconds;
        LastAccessedAt = now;
        return seconds;
    }

    private sealed class Map : IEntityTypeConfiguration<CourseProgress>
    {
        public void Configure(EntityTypeBuilder<CourseProgress> progress)
        {
            progress.ToTable("learning_course_progress").HasKey(p => new { p.AccountId, p.CourseId });
            progress.BelongsToAccount(p => p.AccountId);
            progress.InRealm(p => p.RealmId);
            progress.HasOne<Course>().WithMany().HasForeignKey(p => p.CourseId).OnDelete(DeleteBehavior.NoAction);
            progress.Property(p => p.UpdatedAt).ValueGeneratedOnUpdate();
        }
    }
}

/// <summary>One person in one lesson.</summary>
internal sealed class LessonProgress
{
    public AccountId AccountId { get; init; }
    public LessonId LessonId { get; init; }
    public CourseId CourseId { get; init; }
    public RealmId RealmId { get; init; }
    public int TimeSpentSeconds { get; set; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>JSON list of what finishing it gave, so that it can be looked at again.</summary>
    public string Receipts { get; set; } = "[]";

    private sealed class Map : IEntityTypeConfiguration<LessonProgress>
    {
        public void Configure(EntityTypeBuilder<LessonProgress> progress)
        {
            progress.ToTable("learning_lesson_progress").HasKey(p => new { p.AccountId, p.LessonId });
            progress.BelongsToAccount(p => p.AccountId);
            progress.InRealm(p => p.RealmId);
            progress.Property(p => p.Receipts).HasColumnType("jsonb");
            progress.HasOne<Lesson>().WithMany().HasForeignKey(p => p.LessonId).OnDelete(DeleteBehavior.NoAction);
            progress.HasOne<CourseProgress>().WithMany().HasForeignKey(p => new { p.AccountId, p.CourseId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Shares of a whole as people read them.</summary>
internal static class Percent
{
    /// <summary>0.00 to 100.00, two decimals, half up; 0.00 of nothing (AE-039, AE-049).</summary>
    public static decimal Of(long part, long whole) =>
        whole == 0 ? 0.00m : Math.Round(part * 100m / whole, 2, MidpointRounding.AwayFromZero) + 0.00m;
}
