using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Learning.Contracts;
using Questory.Learning.Lessons;
using Questory.Learning.Study;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Courses;

/// <summary>One course as a learner sees it: what it is about, its map of lessons, what is open, done and next.</summary>
[Requires(LearningPermissions.Learn), Reads]
internal sealed class ShowCourse(AppDb db, Actor actor, CourseCards cards)
{
    /// <param name="Description">Markdown.</param>
    public sealed record View(CourseCard Course, string Description, IReadOnlyList<Stop> Lessons);

    /// <summary>A lesson's place on the map.</summary>
    /// <param name="Index">From 0.</param>
    /// <param name="State"><c>done</c>, <c>open</c> (may be opened now) or <c>locked</c> (AE-054).</param>
    public sealed record Stop(LessonId Id, int Index, string Title, string Kind, int? Minutes, int XpReward, bool HasQuestions, string? Chapter, string State);

    public static void Map(RouteGroupBuilder courses) => courses
        .MapGet("/{course}", (string course, Slice<ShowCourse> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(course, stop), stop).ToHttp())
        .WithSummary("Show a course by its slug");

    public async Task<Outcome<View>> Run(string slug, CancellationToken stop)
    {
        if ((await cards.Of(stop, slug: slug)).SingleOrDefault() is not { } card || card is { IsActive: false, Mine: null })
            return Outcome.NotFound("course");
        var playing = card.Mine is not null && card.Mine.Status != Naming.Snake(CourseStatus.Abandoned);
        var lessons = await db.Rows($"""
            select l.id, l.title, l.kind, l.minutes, l.xp_reward, l.assessment_id is not null, chapter.title, done.completed_at is not null
            from learning_lessons l
            left join learning_chapters chapter on chapter.id = l.chapter_id
            left join learning_lesson_progress done on done.account_id = $1 and done.lesson_id = l.id
            where l.course_id = $2 and {LessonsInSql.Counts("l", "done")} order by l.position
            """, row => new Stop(new(row.GetGuid(0)), 0, row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetInt32(3), row.GetInt32(4),
                row.GetBoolean(5), row.IsDBNull(6) ? null : row.GetString(6), row.GetBoolean(7) ? "done" : "locked"),
            stop, actor.Me.Value, card.Id.Value);
        return new View(card, await Description(card.Id, stop), [.. lessons.Select((lesson, index) => lesson with
        {
            Index = index,
            State = lesson.State == "locked" && playing && index == card.Mine!.CurrentLessonIndex ? "open" : lesson.State,
        })]);
    }

    private async Task<string> Description(CourseId course, CancellationToken stop) =>
        await db.Scalar<string>("select description from learning_courses where id = $1", stop, course.Value) ?? "";
}
