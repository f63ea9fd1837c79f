using Questory.Learning.Lessons;

namespace Questory.Learning.Import;

internal static class GiftNames
{
    /// <summary>Moodle's own places, which say nothing to a learner.</summary>
    private static readonly string[] Roots = ["$course$", "$module$", "$system$", "$cat1$", "top"];

    /// <summary>What a lesson is called: the last name of the category's path, else the file's name.</summary>
    public static string Title(string? category, string file)
    {
        // In a path a doubled slash is a slash of the name itself.
        var name = (category ?? "").Replace("//", "\u0001").Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .LastOrDefault(part => !Roots.Contains(part))?.Replace('\u0001', '/');
        name ??= Path.GetFileNameWithoutExtension(file) is { Length: > 0 } bare ? bare : "Questions";
        return name.Length <= Lesson.TitleMax ? name : name[..(Lesson.TitleMax - 1)] + "…";
    }
}
