using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Platform;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Learning.Study;

/// <summary>Completes a course in which nothing is left to do because the lessons still missing were taken out of it. Completing
/// is usually part of finishing the last lesson (<see cref="FinishLesson"/>); who had finished all the others would wait for ever.
/// It pays once, and again changes nothing (AE-050, AE-080).</summary>
[Requires(LearningPermissions.Learn)]
internal sealed class CompleteCourse(AppDb db, Actor actor, TimeProvider time, CourseCards cards, ActivityStream stream)
{
    /// <param name="Lesson">The one I finished last: its result shows what the course gave.</param>
    /// <param name="Receipts">Empty when the course was completed before.</param>
    public sealed record View(LessonId Lesson, IReadOnlyList<Receipt> Receipts);

    public static void Map(RouteGroupBuilder courses) => courses
        .MapPut("/{course}/completion", (string course, Slice<CompleteCourse> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(course, stop), stop).ToHttp())
        .WithSummary("Complete a course in which nothing is left to do");

    public async Task<Outcome<View>> Run(string slug, CancellationToken stop)
    {
        if (await db.TakeMyTurn(actor, stop) is { } shutOut)
            return shutOut;
        if ((await cards.Of(stop, slug: slug)).SingleOrDefault() is not { Mine: { } mine } card)
            return Outcome.NotFound("course of yours");
        var progress = await db.Set<CourseProgress>().SingleAsync(p => p.AccountId == actor.Me && p.CourseId == card.Id, stop);
        if (progress.Status == CourseStatus.Abandoned)
            return Outcome.Forbidden("left", "You have left this [course]: take it up again to go on.");
        var last = await db.Set<LessonProgress>().Where(step => step.AccountId == actor.Me && step.CourseId == card.Id && step.CompletedAt != null)
            .OrderByDescending(step => step.CompletedAt).FirstOrDefaultAsync(stop);
        if (last is null || (mine.CurrentLesson is not null && progress.Status != CourseStatus.Completed))
            return Outcome.Conflict("unfinished", "There are [lessons] left to finish in this [course].");
        if (progress.Status == CourseStatus.Completed)
            return new View(last.LessonId, []);

        progress.Complete(time.GetUtcNow());
        var course = await db.Set<Course>().SingleAsync(c => c.Id == card.Id, stop);
        var receipts = await stream.Record([stream.Completed(actor.Me, course, card.Topic?.Slug)], stop);
        progress.Gain(receipts);
        last.Receipts = JsonSerializer.Serialize(JsonSerializer.Deserialize<List<Receipt>>(last.Receipts, Json.Options)!.Concat(receipts), Json.Options);
        return new View(last.LessonId, receipts);
    }
}

internal static class CourseEnd
{
    public static Activity Completed(this ActivityStream stream, AccountId learner, Course course, string? topic)
    {
        var facts = new Facts
        {
            ["xp"] = (long)course.XpReward, ["coins"] = course.CoinReward, ["kind"] = Naming.Snake(course.Kind), ["topic"] = topic ?? "",
            ["difficulty"] = Naming.Snake(course.Difficulty),
        }.In(course.TopicId?.Value);
        if (course.MissionType is { } type)
            facts["mission_type"] = Naming.Snake(type);
        if (course.AchievementId is { } achievement)
            facts[AchievementKeys.Fact] = achievement.ToString();
        return stream.New(learner, LearningActivities.CompletedCourse, course.Id.Value, course.Title, facts);
    }
}
