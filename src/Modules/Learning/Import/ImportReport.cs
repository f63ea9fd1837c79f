using System.Text;

namespace Questory.Learning.Import;

internal static class ImportReport
{
    /// <summary>The report for a person at a terminal: one line per lesson taken and per problem, with file and line.</summary>
    public static string Text(ImportGift.View view)
    {
        var text = new StringBuilder();
        foreach (var file in view.Files)
        {
            text.AppendLine(file.Taken
                ? $"{file.File}: {file.Questions} {(file.Questions == 1 ? "question" : "questions")} {(view.DryRun ? "would be taken" : "taken")}"
                : $"{file.File}: nothing taken");
            foreach (var lesson in file.Lessons)
                text.AppendLine($"  {lesson.Title} ({lesson.Questions}{(lesson.IsNew ? "" : " more")})");
            if (file.AlreadyThere > 0)
                text.AppendLine($"  {file.AlreadyThere} {(file.AlreadyThere == 1 ? "is" : "are")} there already");
            foreach (var title in file.Differing)
                text.AppendLine($"  “{title}” is there in other words, which stay: edit it there, or remove it and import again");
            foreach (var problem in file.Problems)
                text.AppendLine($"  {problem.File}:{problem.Line}:{problem.Column}: {problem.Problem}. {problem.Cure}");
        }
        return text.ToString().TrimEnd();
    }
}
