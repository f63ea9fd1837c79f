using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Progress.Achievements;
using Questory.Progress.Avatars;
using Questory.Progress.Challenges;
using Questory.Progress.Contracts;
using Questory.Progress.Counters;
using Questory.Progress.Levels;
using Questory.Progress.Rules;
using Questory.Progress.Seasons;
using Questory.Progress.Streaks;

namespace Questory.Progress.Rewards;

/// <summary>One line for the XP ledger.</summary>
internal sealed record XpLine(Guid Id, string SourceKey, long Amount, Activity Cause, RewardRule? Rule, string Reason, Guid? Reverses)
{
    public Guid? Pathway { get; } = Cause.Facts.Pathway();
}

/// <summary>A person in memory while activities are folded in: what was read, and beside it what is to be written.</summary>
internal sealed class PersonState(AccountId account, TimeZoneInfo zone, long totalXp, int level, Streak streak)
{
    private readonly Dictionary<CounterKey, long> counted = [];
    private readonly Dictionary<CounterKey, long> added = [];
    private readonly Dictionary<(string Rule, DateOnly Day), int> ruleDays = [];
    private readonly HashSet<string> paidXp = [], paidCoins = [];
    private readonly HashSet<AchievementId> held = [];
    private readonly HashSet<AvatarId> owned = [];

    public AccountId Account { get; } = account;
    public TimeZoneInfo Zone { get; } = zone;
    public long TotalXp { get; private set; } = totalXp;
    public int Level { get; private set; } = level;
    public int LevelBefore { get; } = level;
    public Streak Streak { get; private set; } = streak;
    public Streak StreakBefore { get; } = streak;

    /// <summary>They themselves did something just now: it counts as time spent here.</summary>
    public bool IsHere { get; set; }

    /// <summary>The latest of it was amid a lesson.</summary>
    public bool IsLearning { get; set; }

    public List<XpLine> Lines { get; } = [];
    public List<Payment> Payments { get; } = [];
    public List<(ReadyAchievement What, Activity? Cause)> Earned { get; } = [];
    public List<(ReadyAvatar What, Activity? Cause)> Unlocked { get; } = [];
    public HashSet<(string Rule, DateOnly Day)> RuleDaysTouched { get; } = [];
    public IReadOnlyDictionary<CounterKey, long> Added => added;
    public ChallengeSteps Challenges { get; } = new();
    public SeasonScores Seasons { get; } = new();

    // What was read before the fold.
    public void Knows(CounterKey key, long value) => counted[key] = value;
    public void KnowsPaidXp(string sourceKey) => paidXp.Add(sourceKey);
    public void KnowsPaidCoins(string sourceKey) => paidCoins.Add(sourceKey);
    public void KnowsRuleDay(string rule, DateOnly day, int times) => ruleDays[(rule, day)] = times;
    public void Holds(AchievementId achievement) => held.Add(achievement);
    public void Owns(AvatarId avatar) => owned.Add(avatar);

    public long Count(CounterKey key) => counted.GetValueOrDefault(key) + added.GetValueOrDefault(key);
    public bool Has(AchievementId achievement) => held.Contains(achievement);
    public bool Has(AvatarId avatar) => owned.Contains(avatar);
    public int TimesOn(string rule, DateOnly day) => ruleDays.GetValueOrDefault((rule, day));

    // What the fold does.
    public void Add(CounterKey key, long by) => added[key] = added.GetValueOrDefault(key) + by;

    public void Keep(Streak next) => Streak = next;

    public void CountRuleDay(string rule, DateOnly day)
    {
        ruleDays[(rule, day)] = TimesOn(rule, day) + 1;
        RuleDaysTouched.Add((rule, day));
    }

    /// <summary>Books XP once per source. Never below 0 in total, never above what the ledger can hold.</summary>
    public XpLine? BookXp(string sourceKey, long amount, Activity cause, RewardRule? rule, string reason, Guid? reverses, RealmTerms terms)
    {
        amount = Math.Clamp(amount, -TotalXp, LevelCurve.XpMax - TotalXp);
        if (amount == 0 || !paidXp.Add(sourceKey))
            return null;
        TotalXp += amount;
        Level = terms.LevelAt(TotalXp, Level);
        if (terms.Book.SeasonAt(SeasonScores.EarnedAt(cause)) is { } season)
            Seasons.Add(season, amount);
        var line = new XpLine(Guid.CreateVersion7(cause.At), sourceKey, amount, cause, rule, reason, reverses);
        Lines.Add(line);
        return line;
    }

    /// <summary>Books coins once per source.</summary>
    public Payment? BookCoins(Payment payment)
    {
        if (payment.Amount <= 0 || !paidCoins.Add(payment.SourceKey))
            return null;
        Payments.Add(payment);
        return payment;
    }

    public bool Earn(ReadyAchievement achievement, Activity? cause)
    {
        if (!held.Add(achievement.Achievement.Id))
            return false;
        Earned.Add((achievement, cause));
        return true;
    }

    public bool Unlock(ReadyAvatar avatar, Activity? cause)
    {
        if (!owned.Add(avatar.Avatar.Id))
            return false;
        Unlocked.Add((avatar, cause));
        return true;
    }
}
