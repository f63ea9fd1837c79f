using Questory.Learning.Contracts;

namespace Questory.Learning.Courses;

/// <summary>A course's lessons and chapter headings as one list of lines that an author moves: what stands below a
/// heading belongs to that chapter.</summary>
internal static class Outline
{
    private const string HeadingMark = "chapter-";

    /// <param name="Chapter">Set for a heading, else the line is a lesson.</param>
    public sealed record Line(string Value, AuthoredCourse.ChapterLine? Chapter, AuthoredCourse.LessonLine? Lesson);

    public static IReadOnlyList<Line> Of(AuthoredCourse course) =>
    [
        .. Lessons(course, null),
        .. course.Chapters.SelectMany(chapter => Lessons(course, chapter.Id).Prepend(new Line($"{HeadingMark}{chapter.Id}", chapter, null))),
    ];

    /// <summary>What the moved lines mean. A heading that is no longer among them goes; its lessons fall to the one before.</summary>
    /// <param name="newHeading">Makes a chapter at the end.</param>
    public static ArrangeCourse.Request Read(AuthoredCourse course, IReadOnlyList<string> order, string? newHeading)
    {
        var parts = new List<(ArrangeCourse.Heading? Heading, List<LessonId> Lessons)> { (null, []) };
        foreach (var value in order)
            if (value.StartsWith(HeadingMark, StringComparison.Ordinal))
            {
                if (course.Chapters.FirstOrDefault(chapter => $"{HeadingMark}{chapter.Id}" == value) is { } known)
                    parts.Add((new ArrangeCourse.Heading(known.Title, known.Id), []));
            }
            else if (Guid.TryParse(value, out var lesson))
                parts[^1].Lessons.Add(new LessonId(lesson));
        if (!string.IsNullOrWhiteSpace(newHeading))
            parts.Add((new ArrangeCourse.Heading(newHeading.Trim()), []));
        return new ArrangeCourse.Request([.. parts.Select(part => new ArrangeCourse.Part(part.Lessons, part.Heading))]);
    }

    private static IEnumerable<Line> Lessons(AuthoredCourse course, ChapterId? chapter) =>
        course.Lessons.Where(lesson => lesson.Chapter == chapter).Select(lesson => new Line(lesson.Id.ToString(), null, lesson));
}
