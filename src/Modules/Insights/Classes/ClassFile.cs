using System.Globalization;

namespace Questory.Insights.Classes;

/// <summary>A class as a table file (RFC 4180) that spreadsheets open.</summary>
internal static class ClassFile
{
    private static readonly string[] Heads = ["name", "level", "xp", "missions", "streak", "accuracy", "last_day", "minutes", "badges"];

    public static string Write(ShowClassProgress.View view) => "\ufeff" + string.Concat(view.Learners
        .Select(row => new[]
        {
            row.DisplayName, Number(row.Level), Number(row.Xp), Number(row.Missions), Number(row.Streak), row.Accuracy.ToString("0.00", CultureInfo.InvariantCulture),
            row.LastDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", Number(row.Minutes), Number(row.Badges),
        })
        .Prepend(Heads).Select(cells => string.Join(',', cells.Select(Cell)) + "\r\n"));

    // A spreadsheet takes a cell that begins like this for a formula and runs it: a name must stay a name.
    internal static string Cell(string text)
    {
        var harmless = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return harmless.AsSpan().ContainsAny(",\"\r\n") || harmless != text ? $"\"{harmless.Replace("\"", "\"\"")}\"" : harmless;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
