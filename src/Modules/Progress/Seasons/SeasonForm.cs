using System.Globalization;
using Questory.Platform.Outcomes;
using Questory.Platform.Ui;

namespace Questory.Progress.Seasons;

/// <summary>A season as a form sends it: texts, which may be empty, and what they mean.</summary>
public sealed class SeasonForm
{
    public string? Name { get; set; }
    public string? Slug { get; set; }
    public string? Description { get; set; }
    public string? Theme { get; set; }

    /// <summary>In the writer's own time, like the end.</summary>
    public string? StartsAt { get; set; }
    public string? EndsAt { get; set; }
    public string? TotalLevels { get; set; }

    /// <summary>XP at which levels 2, 3 … begin, parted by spaces; empty for the realm's curve.</summary>
    public string? LevelSteps { get; set; }

    /// <summary>One line per level, the first for level 1; empty ones give nothing.</summary>
    public List<Prize>? Rewards { get; set; }

    public sealed class Prize
    {
        public string? Xp { get; set; }
        public string? Coins { get; set; }
        public string? Keys { get; set; }
        public string? Achievement { get; set; }
        public string? Avatar { get; set; }
    }

    public static SeasonForm New(DateTimeOffset now, TimeZoneInfo zone) => new()
    {
        StartsAt = TypedTimes.Show(now, zone), EndsAt = TypedTimes.Show(now.AddDays(60), zone), TotalLevels = "30",
        Rewards = [.. Enumerable.Range(1, 30).Select(_ => new Prize())],
    };

    public static SeasonForm Of(SeasonTerms terms, TimeZoneInfo zone) => new()
    {
        Name = terms.Name, Slug = terms.Slug, Description = terms.Description, Theme = terms.Theme,
        StartsAt = TypedTimes.Show(terms.StartsAt!.Value, zone), EndsAt = TypedTimes.Show(terms.EndsAt!.Value, zone),
        TotalLevels = Text(terms.TotalLevels), LevelSteps = string.Join(' ', terms.LevelSteps ?? []),
        Rewards = [.. Enumerable.Range(1, terms.TotalLevels).Select(level => terms.Rewards?.FirstOrDefault(reward => reward.Level == level) is { } given
            ? new Prize { Xp = Text(given.Xp), Coins = Text(given.Coins), Keys = Text(given.Keys), Achievement = given.Achievement, Avatar = given.Avatar }
            : new Prize())],
    };

    public Outcome<SeasonTerms> Read(TimeZoneInfo zone)
    {
        var numbers = new TypedNumbers();
        var levels = numbers.Whole("total_levels", TotalLevels) ?? 0;
        var rewards = (Rewards ?? []).Take(Math.Max(0, levels)).Select((prize, i) => new RewardTerms(i + 1,
            numbers.Whole($"rewards[{i}]", prize.Xp) ?? 0, numbers.Whole($"rewards[{i}]", prize.Coins) ?? 0, numbers.Whole($"rewards[{i}]", prize.Keys) ?? 0,
            Given(prize.Achievement), Given(prize.Avatar))).ToList();
        var steps = (LevelSteps ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(step => (long)(numbers.Whole("level_steps", step) ?? 0)).ToList();
        if (numbers.Problem is { } fault)
            return fault;
        if (!TypedTimes.Read(StartsAt, zone, out var starts))
            return Outcome.Invalid("starts_at", "Give a date and a time.");
        if (!TypedTimes.Read(EndsAt, zone, out var ends))
            return Outcome.Invalid("ends_at", "Give a date and a time.");
        return new SeasonTerms(Name?.Trim() ?? "", Given(Description), Given(Theme), starts, ends, levels, steps.Count > 0 ? steps : null,
            [.. rewards.Where(reward => reward is not { Xp: 0, Coins: 0, Keys: 0, Achievement: null, Avatar: null })], Given(Slug));
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Text(long number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
}
