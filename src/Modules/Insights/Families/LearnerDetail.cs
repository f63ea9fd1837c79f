using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Contracts;

namespace Questory.Insights.Families;

/// <summary>A day's answers; 0 of 0 on a day without any.</summary>
/// <param name="Day">Of UTC.</param>
public sealed record DayOfAnswers(DateOnly Day, int Answered, int Right);

/// <summary>What a parent or teacher reads about one learner besides the figures in short: nothing here names the person.</summary>
internal sealed class LearnerDetail(AppDb db, Actor actor, TimeProvider time)
{
    private const int DaysShown = 28;

    public sealed record Found(IReadOnlyList<CourseRecord> Missions, IReadOnlyList<TopicRecord> Topics, IReadOnlyList<DayOfAnswers> Days, IReadOnlyList<EarnedBadge> Badges);

    /// <summary>Four round trips, whatever the learner has done. The caller has made sure that the actor may look.</summary>
    public async Task<Found> Of(AccountId learner, CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var first = today.AddDays(1 - DaysShown);
        var days = (await db.ReadAnswerDays(actor.Here, learner, first, stop)).ToDictionary(day => day.Day);
        return new Found(
            await db.ReadCourseRecords(actor.Here, learner, stop),
            await db.ReadTopicRecords(actor.Here, learner, stop),
            [.. Enumerable.Range(0, DaysShown).Select(first.AddDays)
                .Select(day => days.TryGetValue(day, out var found) ? new DayOfAnswers(day, found.Answered, found.Right) : new DayOfAnswers(day, 0, 0))],
            await db.ReadEarnedBadges(actor.Here, learner, stop));
    }
}
