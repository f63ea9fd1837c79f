using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Learning.Study;

/// <summary>What a learner could do now: go on where they left, practise what went wrong, or start something new.</summary>
[Requires(RealmPermissions.Play), Reads]
internal sealed class WhatNext(AppDb db, Actor actor, CourseCards cards, Asking asking)
{
    private const int MaxSuggestions = 6;
    private const int MaxPractice = 5;
    private const int LessonsLookedAt = 50;

    /// <param name="Resume">Courses in progress, the latest first.</param>
    /// <param name="Due">Finished lessons, still in use, with questions I have never answered right.</param>
    /// <param name="Suggestions">Courses I could start now: first those of topics I have been in, then in catalogue order.</param>
    /// <param name="Completed">How many courses I have completed.</param>
    public sealed record View(IReadOnlyList<CourseCard> Resume, IReadOnlyList<Practice> Due, IReadOnlyList<CourseCard> Suggestions, int Completed);

    public sealed record Practice(LessonId Lesson, string Title, string Course, string CourseTitle, int Questions);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/next", (Slice<WhatNext> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("What to do next").WithTags("Learning");

    public async Task<Outcome<View>> Run(CancellationToken stop)
    {
        var all = await cards.Of(stop);
        var known = all.Where(card => card.Mine is not null).Select(card => card.Topic?.Id).ToHashSet();
        return new View(
            [.. all.Where(card => card.Mine?.Status == Naming.Snake(CourseStatus.InProgress)).OrderByDescending(card => card.Mine!.LastAccessedAt)],
            await ToPractise(stop),
            [.. all.Where(card => card is { IsActive: true, Mine: null, IsLocked: false, TotalLessons: > 0 })
                .OrderByDescending(card => known.Contains(card.Topic?.Id)).Take(MaxSuggestions)],
            all.Count(card => card.Mine?.Status == Naming.Snake(CourseStatus.Completed)));
    }

    private async Task<IReadOnlyList<Practice>> ToPractise(CancellationToken stop)
    {
        var lessons = await db.Rows("""
            select l.id, l.title, c.slug, c.title, l.assessment_id
            from learning_lesson_progress step
            join learning_lessons l on l.id = step.lesson_id and l.assessment_id is not null and l.is_active
            join learning_courses c on c.id = l.course_id
            where step.account_id = $1 and step.realm_id = $2 and step.completed_at is not null
            order by step.completed_at desc limit $3
            """, row => (View: new Practice(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetString(3), 0), Asked: new AssessmentId(row.GetGuid(4))),
            stop, actor.Me.Value, actor.Here.Value, LessonsLookedAt);
        var progress = await asking.ProgressOf([.. lessons.Select(lesson => lesson.Asked)], stop);
        return [.. lessons.Select(lesson => lesson.View with { Questions = progress[lesson.Asked].Answered - progress[lesson.Asked].Right })
            .Where(practice => practice.Questions > 0).Take(MaxPractice)];
    }
}
