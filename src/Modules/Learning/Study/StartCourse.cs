using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Learning.Study;

/// <summary>Starts a course, or takes it up again after leaving. Starting what is running changes nothing (AE-048). Those who start
/// at the same moment are served together, each for itself (<see cref="TakeStarts"/>).</summary>
[Requires(RealmPermissions.Play), OwnWork("What many learners start is committed together, in a unit of work that reaches theirs alone; the course is read before and after.")]
internal sealed class StartCourse(
    Actor actor, Work work, Idempotency idempotency, TimeProvider time, CourseCards cards, TakeStarts take, GroupCommit<TakeStarts, CourseCard, Done> together)
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
        // An Idempotency-Key is kept with what it names, in the person's own unit of work.
        return idempotency.Key is null
            ? await Start(slug, card => together.Do(actor, card, stop), stop)
            : await work.Do(nameof(StartCourse), request, () => Start(slug, async card => (await take.Run([new(actor, card)]))[0], stop), stop);
    }

    private async Task<Outcome<CourseCard>> Start(string slug, Func<CourseCard, Task<Outcome<Done>>> start, CancellationToken stop)
    {
        var found = await work.Read(() => Startable(slug, stop), stop);
        if (found is not { Ok: true, Value: var card } || IsRunning(card))
            return found;
        return (await start(card)).Problem is { } refusal ? refusal : await work.Read(() => Startable(slug, stop), stop);
    }

    private static bool IsRunning(CourseCard card) => card.Mine is { Status: not "abandoned" };

    /// <summary>The course as it is, running or to be started; asked again afterwards, since it may have been closed meanwhile.</summary>
    private async Task<Outcome<CourseCard>> Startable(string slug, CancellationToken stop)
    {
        if ((await cards.Of(stop, slug: slug)).SingleOrDefault() is not { } card)
            return Outcome.NotFound("course");
        if (card.Season is { } season && !season.RunsAt(time.GetUtcNow()) && card.Mine?.Status != Naming.Snake(CourseStatus.InProgress))
            return Outcome.Conflict("out_of_season", season.StartsAt > time.GetUtcNow()
                ? $"This opens with the season “{season.Name}”." : $"The season “{season.Name}” is over.");
        // Running ones can be finished; who has left starts anew (AE-048).
        if (card is { IsActive: false, Mine.Status: "abandoned" })
            return Outcome.Conflict("out_of_use", "This [course] is no longer offered: it cannot be taken up again.");
        return card.IsLocked ? Outcome.Forbidden("locked", string.Join(" ", card.Locks)) : card;
    }
}
