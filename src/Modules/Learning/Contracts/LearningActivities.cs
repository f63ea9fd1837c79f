using Questory.Platform.Activity;
using Questory.Progress.Contracts;

namespace Questory.Learning.Contracts;

/// <summary>What happens in this room. Only reward rules pay for it.</summary>
public static class LearningActivities
{
    /// <summary>Facts: <c>kind</c> of the course; <c>topic</c>: its slug; <c>again</c>: it had been left before.</summary>
    public static readonly ActivityType StartedCourse = new("started", "course", "A [learner] starts a [course]", "kind", "topic", "again");

    public static readonly ActivityType LeftCourse = new("left", "course", "A [learner] leaves a [course] unfinished", "kind", "topic");

    /// <summary>The first opening only. Facts: <c>kind</c> of the lesson; <c>topic</c>.</summary>
    public static readonly ActivityType OpenedLesson = new("opened", "lesson", "A [learner] opens a [lesson] for the first time", "kind", "topic");

    /// <summary>Once per learner and lesson. Facts: <c>xp</c>: what the lesson is worth; <c>kind</c> of the lesson; <c>topic</c>;
    /// <c>active_seconds</c>: measured time in the lesson, pauses left out.</summary>
    public static readonly ActivityType CompletedLesson = new("completed", "lesson", "A [learner] finishes a [lesson]", "xp", "kind", "topic", "active_seconds");

    /// <summary>Once per learner and course. Facts: <c>xp</c>; <c>coins</c>: minor units; <c>kind</c>; <c>topic</c>; <c>difficulty</c>;
    /// <c>mission_type</c> where the course has one; <c>achievement</c>: id of the one that comes with it.</summary>
    public static readonly ActivityType CompletedCourse = new("completed", "course", "A [learner] finishes a [course]",
        "xp", "coins", "kind", "topic", "difficulty", "mission_type", AchievementKeys.Fact);
}
