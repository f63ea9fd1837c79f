using Questory.Platform.Texts;

namespace Questory.Insights.Weeks;

/// <summary>A week in plain sentences: what a parent would say about it, not a table of figures.</summary>
internal static class WeekWords
{
    /// <summary>Sentences about the week of somebody called by name; one kind one when nothing happened.</summary>
    /// <param name="sofar">The week is still going on.</param>
    public static IEnumerable<string> Of(Text text, string name, WeekFigures week, int streak, bool sofar)
    {
        if (week.Days == 0)
        {
            yield return sofar ? text["{0} has not played yet this week.", name] : text["{0} did not play this week. That is fine: everything waits where it was.", name];
            if (week.Xp != 0)
                yield return text["{0} XP came in all the same.", text.Number(week.Xp)];
            yield break;
        }
        yield return week.Days == 1
            ? text["{0} played on one day this week, {1}, and gained {2} XP.", name, Minutes(text, week.Minutes), text.Number(week.Xp)]
            : text["{0} played on {1} days this week, {2}, and gained {3} XP.", name, week.Days, Minutes(text, week.Minutes), text.Number(week.Xp)];
        string[] finished =
        [
            .. week.Lessons > 0 ? [text.Count(week.Lessons, "{0} [lesson]", "{0} [lessons]")] : Array.Empty<string>(),
            .. week.Missions > 0 ? [text.Count(week.Missions, "{0} [course]", "{0} [courses]")] : Array.Empty<string>(),
        ];
        if (finished.Length > 0)
            yield return text["Finished: {0}.", string.Join(", ", finished)];
        if (week.Answered > 0)
            yield return text["{0} of {1} answers were right: {2} percent.", week.Correct, week.Answered, text.Number((long)Math.Round(week.Accuracy, MidpointRounding.AwayFromZero))];
        if (streak > 1)
            yield return text["That makes {0} days in a row.", streak];
        if (week.Badges.Count > 0)
            yield return text["New [achievements]: {0}.", string.Join(", ", week.Badges)];
    }

    private static string Minutes(Text text, int minutes) => minutes == 0 ? text["less than a minute in all"] : text.Count(minutes, "{0} minute in all", "{0} minutes in all");
}
