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
using Questory.Realms.Contracts;

namespace Questory.Learning.Study;

/// <summary>Starts a course, or takes it up again after leaving. Starting what is running changes nothing (AE-048).</summary>
[Requires(RealmPermissions.Play)]
internal sealed class StartCourse(AppDb db, Actor actor, TimeProvider time, CourseCards cards, ActivityStream stream)
{
    /// <param name="Status"><c>in_progress</c>, which is also what an empty body means. Completing is up to the rules.</param>
    public sealed record Request([OneOf<CourseStatus>] string? Status = null);

    public static void Map(RouteGroupBuilder courses) => courses
        .MapPut("/{course}/enrolment", (string course, Request? request, Slice<StartCourse> slice, CancellationToken stop) =>
            slice.Run(request ?? new Request(), s => s.Run(course, request ?? new Request(), stop), stop).ToHttp())
        .WithSummary("Start or resume a course");

    public async Task<Outcome<CourseCard>> Run(string slug, Request request, CancellationToken stop)
    {
        if (EnumText.Read(request.Status, CourseStatus.InProgress) != CourseStatus.InProgress)
            return Outcome.Forbidden("only_by_playing", "A course is completed by finishing its lessons, and left by deleting the enrolment.");
        if (await db.TakeMyTurn(actor, stop) is { } shutOut)
            return shutOut;
        if ((await cards.Of(stop, slug: slug)).SingleOrDefault() is not { } card)
            return Outcome.NotFound("course");
        if (card.Season is { } season && !season.RunsAt(time.GetUtcNow()) && card.Mine?.Status != Naming.Snake(CourseStatus.InProgress))
            return Outcome.Conflict("out_of_season", season.StartsAt > time.GetUtcNow()
                ? $"This opens with the season “{season.Name}”." : $"The season “{season.Name}” is over.");
        // Running ones can be finished; who has left starts anew (AE-048).
        if (card is { IsActive: false, Mine.Status: "abandoned" })
            return Outcome.Conflict("out_of_use", "This [course] is no longer offered: it cannot be taken up again.");
        if (card.IsLocked)
            return Outcome.Forbidden("locked", string.Join(" ", card.Locks));

        var course = await db.Set<Course>().SingleAsync(c => c.Id == card.Id, stop);
        var progress = await db.Set<CourseProgress>().SingleOrDefaultAsync(p => p.AccountId == actor.Me && p.CourseId == course.Id, stop);
        if (progress is null)
            db.Add(CourseProgress.Start(actor.Me, course, time.GetUtcNow()));
        else if (progress.Status == CourseStatus.Abandoned)
            progress.Resume(time.GetUtcNow());
        else
            return card;

        await stream.Record(LearningActivities.StartedCourse, course.Id.Value, course.Title,
            new Facts { ["kind"] = card.Kind, ["topic"] = card.Topic?.Slug ?? "", ["again"] = progress is not null }.In(card.Topic?.Id.Value), stop);
        return (await cards.Of(stop, one: course.Id)).Single();
    }
}
