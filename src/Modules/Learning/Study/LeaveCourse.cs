using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Learning.Study;

/// <summary>Leaves a course unfinished; everything done in it waits for a return (AE-048).</summary>
[Requires(LearningPermissions.Learn)]
internal sealed class LeaveCourse(AppDb db, Actor actor, TimeProvider time, CourseCards cards, ActivityStream stream)
{
    public static void Map(RouteGroupBuilder courses) => courses
        .MapDelete("/{course}/enrolment", (string course, Slice<LeaveCourse> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(course, stop), stop).ToHttp())
        .WithSummary("Leave a course");

    public async Task<Outcome<Done>> Run(string slug, CancellationToken stop)
    {
        if (await db.TakeMyTurn(actor, stop) is { } shutOut)
            return shutOut;
        if ((await cards.Of(stop, slug: slug)).SingleOrDefault() is not { Mine: not null } card)
            return Outcome.NotFound("course of yours");
        var progress = await db.Set<CourseProgress>().SingleAsync(p => p.AccountId == actor.Me && p.CourseId == card.Id, stop);
        if (progress.Status == CourseStatus.Completed)
            return Outcome.Conflict("completed", "This is completed: there is nothing to leave.");
        if (progress.Status == CourseStatus.Abandoned)
            return Outcome.Done;
        progress.Leave(time.GetUtcNow());
        await stream.Record(LearningActivities.LeftCourse, card.Id.Value, card.Title,
            new Facts { ["kind"] = card.Kind, ["topic"] = card.Topic?.Slug ?? "" }.In(card.Topic?.Id.Value), stop);
        return Outcome.Done;
    }
}
