using Questory.Platform.Activity;
using Questory.Platform.Texts;

namespace Questory.Progress.Rewards;

/// <summary>What a person is told at once: every XP and coin line with its reason, and what they reached by it.</summary>
internal readonly struct Receipts(Text text, RealmTerms terms)
{
    public IEnumerable<Receipt> Of(PersonState person)
    {
        foreach (var line in person.Lines)
            yield return new Receipt("xp", line.Amount, "", text["XP"], text.Reason(line.Reason, line.Cause.Label));
        foreach (var payment in person.Payments)
            yield return new Receipt("currency", payment.Amount, payment.Currency,
                text[terms.Book.Currencies.GetValueOrDefault(payment.Currency, payment.Currency)], text.Reason(payment.Reason, payment.Label));
        if (person.Streak.Current != person.StreakBefore.Current)
            yield return new Receipt("streak", person.Streak.Current, "", text["Streak"],
                text.Count(person.Streak.Current, "{0} day in a row", "{0} days in a row"));
        if (person.Level > person.LevelBefore)
            yield return new Receipt("level", person.Level, "", text["Level {0}", person.Level], text["{0} XP in total", text.Number(person.TotalXp)]);
        foreach (var (what, _) in person.Earned)
            yield return new Receipt("achievement", 1, what.Achievement.Slug, text[what.Achievement.Name], text[what.Achievement.Description]);
        foreach (var (what, _) in person.Unlocked.Where(unlocked => !unlocked.What.ComesByItself))
            yield return new Receipt("avatar", 1, what.Avatar.Slug, text[what.Avatar.Name], text["A new avatar is yours"]);
        foreach (var (what, _, target, _, _) in person.Challenges.Completed)
            yield return new Receipt("challenge", target, what.Challenge.ChallengeType, text[what.Challenge.Title], text["Done! Your reward is waiting."]);
        foreach (var (season, before, xp) in person.Seasons.Changed)
            if (season.LevelOf(xp, terms.Curve) is var level && level > season.LevelOf(before, terms.Curve))
                yield return new Receipt("season_level", level, season.Slug, text["Season level {0}", level], text[season.Name]);
    }
}
