using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Courses;

/// <summary>Every course of the realm for its authors, published or not.</summary>
[Requires(LearningPermissions.Author), AmongOthers("Counts who has begun it."), Reads]
internal sealed class ListAuthoredCourses(AppDb db)
{
    /// <param name="Lessons">Those in use.</param>
    /// <param name="Learners">How many have begun it.</param>
    public sealed record View(
        CourseId Id, string Slug, string Title, string Kind, string? Topic, string Difficulty, int Lessons, bool IsPublished, long Learners, DateTimeOffset UpdatedAt);

    public static void Map(RouteGroupBuilder authoring) => authoring
        .MapGet("/", (Slice<ListAuthoredCourses> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("List all courses for authors");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop) => await db.Rows("""
        select c.id, c.slug, c.title, c.kind, t.name, c.difficulty, (select count(*)::int from learning_lessons l where l.course_id = c.id and l.is_active),
               p.course_id is not null, (select count(*) from learning_course_progress mine where mine.course_id = c.id), c.updated_at
        from learning_courses c
        left join learning_topics t on t.id = c.topic_id
        left join learning_course_publications p on p.course_id = c.id
        order by c.sort_order, c.title
        """, row => new View(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4),
            row.GetString(5), row.GetInt32(6), row.GetBoolean(7), row.GetInt64(8), row.GetFieldValue<DateTimeOffset>(9)), stop);
}
