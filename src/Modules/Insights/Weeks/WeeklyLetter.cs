using Questory.Platform.Access;
using Questory.Platform.Mail;
using Questory.Platform.Texts;
using Questory.Realms.Contracts;

namespace Questory.Insights.Weeks;

/// <summary>A parent's weekly mail: all children in one, each realm in its own words. Its link leads to a page behind sign-in.</summary>
internal sealed class WeeklyLetter(Actor actor, Text text, RealmDirectory realms, PublicAddress address)
{
    public static readonly MailKind Kind = new("weekly_report", MailCategory.Report, "To parents on Mondays: what their children did in the week before.",
        "The week of {{children}}", ["{{report}}"], "Look at it in detail", new MailVariable("children", "Ada, Ben"), new MailVariable("report", "Ada played on 4 days this week …"));

    private readonly Dictionary<RealmId, CurrentRealm?> known = [];

    /// <param name="Realm">Where all of it happened: its admins see the mail. Null when it tells of several.</param>
    public sealed record Written(Letter Letter, CurrentRealm? Realm);

    public async Task<Written> Write(string to, string language, DateOnly monday, IReadOnlyList<ReportLine> lines, CancellationToken stop)
    {
        var words = text.In(language);
        var paragraphs = new List<string>();
        var names = lines.Select(line => line.FirstName).Distinct().ToList();
        var worlds = lines.Select(line => line.Realm).Distinct().ToList();
        foreach (var line in lines)
        {
            actor.BecomeSystem(known.TryGetValue(line.Realm, out var realm) ? realm : known[line.Realm] = await realms.Find(line.Realm, stop));
            var name = worlds.Count == 1 ? line.FirstName : words["{0} in {1}", line.FirstName, actor.Realm!.Name];
            paragraphs.Add(string.Join(' ', WeekWords.Of(words, name, line.Figures, line.Streak, sofar: false)));
        }
        paragraphs.Insert(0, words["From {0} to {1}:", words.Date(monday), words.Date(monday.AddDays(6))]);
        var letter = Kind.Letter(to, address.Of($"/r/{actor.Realm!.Slug}/family"), ("children", string.Join(", ", names)), ("report", string.Join("\n\n", paragraphs)));
        var where = worlds.Count == 1 ? actor.Realm : null;
        actor.BecomeSystem();
        return new(letter, where);
    }
}
