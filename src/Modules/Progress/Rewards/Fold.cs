using Questory.Economy.Contracts;
using Questory.Platform.Activity;
using Questory.Progress.Avatars;
using Questory.Progress.Contracts;
using Questory.Progress.Counters;
using Questory.Progress.Rules;

namespace Questory.Progress.Rewards;

/// <summary>What an activity does to a person: pure, in memory, the same for one activity now and for a thousand in a row.</summary>
internal static class Fold
{
    public static void Apply(PersonState person, Activity activity, RealmTerms terms)
    {
        Count(person, activity, terms);
        if (terms.KeepsStreak(activity.Type))
            (person.IsHere, person.IsLearning) = (true, ProgressActivities.AmidLearning.Contains(activity.Type.ToString()));
        var day = terms.Day.Of(activity.At, person.Zone);
        if (activity.Type == ProgressActivities.CorrectedXp)
            Correct(person, activity, terms);
        foreach (var rule in terms.Book.RulesFor(activity))
            Pay(person, activity, rule, day, terms);
        foreach (var challenge in terms.Book.ChallengesFor(activity).Where(challenge => challenge.Challenge.ValidDate == day))
            person.Challenges.Advance(challenge, challenge.Worth(activity), activity.At);
        Hand(person, activity, terms);
        Check(person, activity, terms);
    }

    /// <summary>Streak and counters: the part that a replay of the stream repeats. What has been paid stays in the ledgers.</summary>
    public static void Count(PersonState person, Activity activity, RealmTerms terms)
    {
        if (terms.KeepsStreak(activity.Type))
            person.Keep(person.Streak.On(terms.Day.Of(activity.At, person.Zone)));
        foreach (var (key, by) in CounterKey.Of(activity))
            person.Add(key, by);
    }

    /// <summary>Achievements and avatars whose criteria now hold; those of a catalogue that has grown included.</summary>
    public static void Check(PersonState person, Activity? cause, RealmTerms terms)
    {
        foreach (var achievement in terms.Book.Achievements)
            if (!person.Has(achievement.Achievement.Id) && achievement.Criteria.MetBy(person))
                person.Earn(achievement, cause);
        foreach (var avatar in terms.Book.Avatars)
            if (!person.Has(avatar.Avatar.Id) && avatar.UnlockedFor(person))
                person.Unlock(avatar, cause);
    }

    private static void Pay(PersonState person, Activity activity, ReadyRule ready, DateOnly day, RealmTerms terms)
    {
        var rule = ready.Rule;
        var times = person.TimesOn(rule.Code, day);
        if (times >= rule.DailyCap)
            return;
        var source = ready.SourceKey(activity, day);
        var halvings = rule.HalvesAfter is { } full ? Math.Max(0, times + 1 - full) : 0;

        var xp = Halved(rule.Xp ?? Fact(activity, rule.XpFact), halvings);
        var paid = xp > 0 && person.BookXp(source, xp, activity, rule, rule.Title, null, terms) is not null;
        if (rule.Currency is { } currency)
        {
            var amount = Halved(rule.Amount ?? Fact(activity, rule.AmountFact), halvings);
            paid |= person.BookCoins(new Payment(activity.Account, currency, amount, source, rule.Title, activity.Label, activity.Id)) is not null;
        }
        if (rule.AchievementId is { } id && terms.Book.Find(id) is { } achievement)
            person.Earn(achievement, activity);
        if (rule.AvatarFact is { } named && terms.Book.FindAvatar(activity.Facts.Text(named)) is { } avatar)
            person.Unlock(avatar, activity);
        if (paid && rule.CountsDays)
            person.CountRuleDay(rule.Code, day);
    }

    /// <summary>An admin's correction is an activity like any other, so that a replay of the stream knows it too.</summary>
    private static void Correct(PersonState person, Activity activity, RealmTerms terms)
    {
        var reverses = Guid.TryParse(activity.Facts.Text("reverses"), out var entry) ? entry : (Guid?)null;
        person.BookXp(reverses is null ? $"correction:{activity.Id}" : ReversalKey(reverses.Value),
            activity.Facts.Number("amount"), activity, null, activity.Facts.Text("reason") ?? "Corrected", reverses, terms);
    }

    /// <summary>An achievement that comes with the activity (a course's, a season reward's), or a season reward's avatar. A course's is
    /// given unless it has been retired since; what a season had promised in any case (AE-069). A fact that its type does not have gives nothing.</summary>
    private static void Hand(PersonState person, Activity activity, RealmTerms terms)
    {
        var promised = activity.Type == ProgressActivities.ClaimedSeasonReward;
        if (activity.Type.Facts.Contains(AchievementKeys.Fact) && Guid.TryParse(activity.Facts.Text(AchievementKeys.Fact), out var id)
            && (promised ? terms.Book.Promised(new AchievementId(id)) : terms.Book.Find(new(id))) is { } achievement)
            person.Earn(achievement, activity);
        if (promised && Guid.TryParse(activity.Facts.Text("avatar"), out var face) && terms.Book.Promised(new AvatarId(face)) is { } avatar)
            person.Unlock(avatar, activity);
    }

    public static string ReversalKey(Guid entry) => $"reversal:{entry}";

    private static long Fact(Activity activity, string? fact) => fact is null ? 0 : Math.Clamp(activity.Facts.Number(fact), 0, 1_000_000_000_000);

    // Beyond 62 halvings nothing is left of any amount; C# would begin to count anew.
    private static long Halved(long amount, int times) => times > 62 ? 0 : amount >> times;
}
