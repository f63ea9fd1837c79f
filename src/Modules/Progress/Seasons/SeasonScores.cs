using Questory.Platform.Activity;
using Questory.Progress.Contracts;

namespace Questory.Progress.Seasons;

/// <summary>A person's XP by season, in memory while activities are folded in.</summary>
internal sealed class SeasonScores
{
    private readonly Dictionary<SeasonId, long> before = [];
    private readonly Dictionary<SeasonId, (Season Season, long Xp)> now = [];

    /// <summary>What is to be written, with what there was.</summary>
    public IEnumerable<(Season Season, long Before, long Xp)> Changed =>
        now.Values.Select(score => (score.Season, before.GetValueOrDefault(score.Season.Id), score.Xp));

    public void Knows(SeasonId season, long xp) => before[season] = xp;

    /// <summary>Counts XP for the season in which they were earned; what is taken back never leads below 0.</summary>
    public void Add(Season season, long amount)
    {
        var xp = now.TryGetValue(season.Id, out var score) ? score.Xp : before.GetValueOrDefault(season.Id);
        now[season.Id] = (season, Math.Max(0, xp + amount));
    }

    /// <summary>When the XP that an activity books were earned: now, or for those it takes back when they were given.</summary>
    public static DateTimeOffset EarnedAt(Activity activity) => activity.Type == ProgressActivities.CorrectedXp
        && activity.Facts.Number("earned") is > 0 and var earned ? DateTimeOffset.FromUnixTimeMilliseconds(earned) : activity.At;
}
