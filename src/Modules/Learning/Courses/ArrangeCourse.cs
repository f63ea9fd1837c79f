using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Learning.Contracts;
using Questory.Learning.Lessons;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Courses;

/// <summary>Orders a course anew, all or nothing: lessons, and the chapters they stand under.</summary>
[Requires(LearningPermissions.Author)]
internal sealed class ArrangeCourse(AppDb db, TimeProvider time, AuditTrail audit)
{
    /// <param name="Lessons">Every lesson of the course exactly once, in the new order: first those under no chapter, then
    /// chapter by chapter.</param>
    public sealed record Request([Required, MaxLength(200)] IReadOnlyList<Part> Parts);

    /// <param name="Chapter">Null: lessons under no chapter.</param>
    public sealed record Part([Required, MaxLength(1_000)] IReadOnlyList<LessonId> Lessons, Heading? Chapter = null);

    /// <param name="Id">Null makes a new chapter. Chapters that no part names are removed; their lessons have to be somewhere else.</param>
    public sealed record Heading([Required, StringLength(Chapter.TitleMax)] string Title, ChapterId? Id = null);

    public static void Map(RouteGroupBuilder courses) => courses
        .MapPut("/{course:guid}/outline", (Guid course, Request? request, Slice<ArrangeCourse> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(new(course), request!, stop), stop).ToHttp())
        .WithSummary("Order lessons and chapters");

    public async Task<Outcome<Done>> Run(CourseId id, Request request, CancellationToken stop)
    {
        if (await db.Set<Course>().SingleOrDefaultAsync(c => c.Id == id, stop) is not { } course)
            return Outcome.NotFound("course");
        var lessons = await db.Set<Lesson>().Where(l => l.CourseId == id).ToDictionaryAsync(l => l.Id, stop);
        var order = request.Parts.SelectMany(part => part.Lessons).ToList();
        if (order.Count != lessons.Count || !order.ToHashSet().SetEquals(lessons.Keys))
            return Outcome.Invalid("parts", "Name every lesson of this course exactly once.");
        var chapters = await db.Set<Chapter>().Where(c => c.CourseId == id).ToDictionaryAsync(c => c.Id, stop);
        var named = request.Parts.Select(part => part.Chapter?.Id).OfType<ChapterId>().ToList();
        if (named.Count != named.Distinct().Count() || named.Any(chapter => !chapters.ContainsKey(chapter)))
            return Outcome.Invalid("parts", "Name each chapter of this course at most once.");

        var places = new List<ChapterId>();
        foreach (var part in request.Parts)
        {
            var chapter = part.Chapter is { } heading ? Head(course, heading, chapters, places) : null;
            foreach (var lesson in part.Lessons)
                lessons[lesson].ChapterId = chapter?.Id;
        }
        db.RemoveRange(chapters.Values.Where(chapter => !named.Contains(chapter.Id)));
        await db.SaveChangesAsync(stop);
        await Place("learning_lessons", id, [.. order.Select(lesson => lesson.Value)], stop);
        await Place("learning_chapters", id, [.. places.Select(chapter => chapter.Value)], stop);
        audit.Write("arrange course", "course", id.Value);
        return Outcome.Done;
    }

    private Chapter Head(Course course, Heading heading, Dictionary<ChapterId, Chapter> chapters, List<ChapterId> places)
    {
        // A new one stands behind all others until the places are written.
        var chapter = heading.Id is { } known ? chapters[known] : Chapter.Create(course, 10_000 + places.Count, heading.Title.Trim(), time.GetUtcNow());
        if (heading.Id is null)
            db.Add(chapter);
        chapter.Title = heading.Title.Trim();
        places.Add(chapter.Id);
        return chapter;
    }

    // One statement each: the unique places are checked when the transaction ends.
    private Task Place(string table, CourseId course, Guid[] order, CancellationToken stop) => db.Execute($"""
        update {table} row set position = place.number
        from unnest($2::uuid[]) with ordinality place (id, number)
        where row.course_id = $1 and row.id = place.id and row.position <> place.number
        """, stop, course.Value, order);
}
