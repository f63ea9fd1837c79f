using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Study;

/// <summary>Finishes a lesson whose questions are all answered; the last one completes the course. Each pays once, and
/// finishing again changes nothing (AE-050, AE-055). Those who finish at the same moment are served together, each for itself
/// (<see cref="TakeFinishes"/>).</summary>
[Requires(LearningPermissions.Learn), OwnWork("What many learners finish is committed together, in a unit of work that reaches theirs alone.")]
internal sealed class FinishLesson(Actor actor, Work work, Idempotency idempotency, TakeFinishes take, GroupCommit<TakeFinishes, LessonId, FinishLesson.View> together)
{
    /// <param name="Receipts">What this finish gave; empty when the lesson was finished before.</param>
    public sealed record View(
        LessonId Lesson, bool CourseCompleted, int LessonsCompleted, int TotalLessons, decimal Percent, LessonId? NextLesson, IReadOnlyList<Receipt> Receipts);

    public static void Map(RouteGroupBuilder lessons) => lessons
        .MapPut("/{lesson:guid}/completion", (Guid lesson, Slice<FinishLesson> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(lesson), stop), stop).ToHttp())
        .WithSummary("Finish a lesson");

    // An Idempotency-Key is kept with what it names, in the person's own unit of work.
    public Task<Outcome<View>> Run(LessonId lesson, CancellationToken stop) => idempotency.Key is null
        ? together.Do(actor, lesson, stop)
        : work.Do(nameof(FinishLesson), null, async () => (await take.Run([new(actor, lesson)]))[0], stop);
}
