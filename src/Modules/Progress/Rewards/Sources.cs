using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Progress.Rules;
using Questory.Progress.Seasons;

namespace Questory.Progress.Rewards;

/// <summary>What the activities of a round might be paid for, so that one read can tell what has been paid already.</summary>
internal sealed class Sources
{
    public List<(AccountId Account, string SourceKey)> Xp { get; } = [];
    public List<(AccountId Account, string SourceKey)> Coins { get; } = [];
    public List<(AccountId Account, string Rule)> RuleDays { get; } = [];
    public HashSet<Guid> Challenges { get; } = [];
    public HashSet<Guid> Seasons { get; } = [];

    public static Sources Of(IEnumerable<Activity> activities, RuleBook book)
    {
        var sources = new Sources();
        foreach (var activity in activities)
        {
            sources.Challenges.UnionWith(book.ChallengesFor(activity).Select(ready => ready.Challenge.Id.Value));
            if (book.SeasonAt(SeasonScores.EarnedAt(activity)) is { } season)
                sources.Seasons.Add(season.Id.Value);
            foreach (var ready in book.RulesFor(activity))
            {
                foreach (var day in DaysAround(ready, activity))
                {
                    var source = (activity.Account, ready.SourceKey(activity, day));
                    if (ready.Rule.Xp is not null || ready.Rule.XpFact is not null)
                        sources.Xp.Add(source);
                    if (ready.Rule.Currency is not null)
                        sources.Coins.Add(source);
                }
                if (ready.Rule.CountsDays)
                    sources.RuleDays.Add((activity.Account, ready.Rule.Code));
            }
        }
        return sources;
    }

    // The person's own calendar is part of what is about to be read; it is at most a day off from UTC's.
    private static IEnumerable<DateOnly> DaysAround(ReadyRule ready, Activity activity)
    {
        var utc = DateOnly.FromDateTime(activity.At.UtcDateTime);
        return ready.Rule.Once == Once.PerDay ? [utc.AddDays(-1), utc, utc.AddDays(1)] : [utc];
    }
}
