using Questory.Platform.Activity;
using Questory.Progress.Achievements;
using Questory.Progress.Avatars;
using Questory.Progress.Challenges;
using Questory.Progress.Contracts;
using Questory.Progress.Counters;
using Questory.Progress.Seasons;

namespace Questory.Progress.Rules;

/// <summary>A rule ready to be asked.</summary>
/// <param name="Until">When its next version takes over.</param>
internal sealed record ReadyRule(RewardRule Rule, Conditions Conditions, DateTimeOffset Until)
{
    public bool Matches(Activity activity) =>
        Rule.Active && Rule.EffectiveFrom <= activity.At && activity.At < Until && Conditions.Hold(activity.Facts);

    /// <summary>Names what is paid for. Without the version: an edited rule does not pay the same thing again.</summary>
    public string SourceKey(Activity activity, DateOnly day) => Rule.Once switch
    {
        Once.PerObject => $"{Rule.Code}:{activity.ObjectId}",
        Once.PerActivity => $"{Rule.Code}:{activity.Id}",
        Once.PerDay => $"{Rule.Code}:{day:yyyy-MM-dd}",
        _ => Rule.Code,
    };
}

internal sealed record ReadyAchievement(Achievement Achievement, Criteria Criteria);

/// <summary>A realm's rules, achievements, challenges and seasons, compiled once and asked by every activity.</summary>
internal sealed class RuleBook
{
    private readonly Dictionary<(string, string), List<ReadyRule>> byType = [];
    private readonly Dictionary<AchievementId, ReadyAchievement> achievements = [];
    private readonly Dictionary<AvatarId, ReadyAvatar> avatars;
    private readonly ILookup<(string, string), ReadyChallenge> challenges;
    private readonly IReadOnlyList<Season> seasons;

    /// <param name="known">Active achievements, and retired ones that a season has promised; likewise the avatars.</param>
    public RuleBook(IEnumerable<RewardRule> versions, IEnumerable<Achievement> known, IEnumerable<Avatar> faces, IReadOnlyDictionary<string, string> currencies,
        IEnumerable<Challenge> planned, IReadOnlyList<Season> seasons)
    {
        foreach (var rule in versions.GroupBy(version => version.Code))
            foreach (var (version, next) in InTurn([.. rule.OrderBy(version => version.Version)]))
                if (Conditions.Read(System.Text.Json.JsonElement.Parse(version.Conditions), out _) is { } conditions)
                    Shelf(version).Add(new ReadyRule(version, conditions, next));
        foreach (var achievement in known)
            if (Criteria.Read(System.Text.Json.JsonElement.Parse(achievement.Criteria), out _) is { } criteria)
                achievements.Add(achievement.Id, new ReadyAchievement(achievement, criteria));
        List<ReadyAvatar> ready = [.. faces.Select(ReadyAvatar.Of).OfType<ReadyAvatar>()];
        avatars = ready.ToDictionary(avatar => avatar.Avatar.Id);
        Avatars = ready.FindAll(avatar => avatar.Avatar.IsActive);
        Achievements = [.. achievements.Values.Where(achievement => achievement.Achievement.IsActive)];
        Counters = [.. Achievements.Select(achievement => achievement.Criteria).Concat(Avatars.Select(avatar => avatar.Criteria))
            .SelectMany(criteria => criteria.Counters).Distinct()];
        Currencies = currencies;
        challenges = (from challenge in planned
                      let criteria = ChallengeCriteria.Read(System.Text.Json.JsonElement.Parse(challenge.Criteria), out _)
                      where criteria is not null
                      from type in criteria.Types
                      select (type, ready: new ReadyChallenge(challenge, criteria))).ToLookup(one => one.type, one => one.ready);
        this.seasons = seasons;
    }

    /// <summary>Those that can be earned; likewise the avatars.</summary>
    public IReadOnlyCollection<ReadyAchievement> Achievements { get; }

    public IReadOnlyList<ReadyAvatar> Avatars { get; }

    /// <summary>The counters that some achievement's or avatar's criteria ask for.</summary>
    public IReadOnlyList<CounterKey> Counters { get; }

    /// <summary>Currency names by code.</summary>
    public IReadOnlyDictionary<string, string> Currencies { get; }

    /// <summary>The active achievement of this id, or null.</summary>
    public ReadyAchievement? Find(AchievementId id) => Promised(id) is { Achievement.IsActive: true } active ? active : null;

    /// <summary>What a season's reward promises is given, though it has been retired since; null for what is no promise.</summary>
    public ReadyAchievement? Promised(AchievementId id) => achievements.GetValueOrDefault(id);

    /// <inheritdoc cref="Promised(AchievementId)"/>
    public ReadyAvatar? Promised(AvatarId id) => avatars.GetValueOrDefault(id);

    /// <summary>The active avatar of this slug, or null.</summary>
    public ReadyAvatar? FindAvatar(string? slug) => slug is null ? null : Avatars.FirstOrDefault(avatar => avatar.Avatar.Slug == slug);

    public IEnumerable<ReadyRule> RulesFor(Activity activity) =>
        byType.TryGetValue((activity.Type.Verb, activity.Type.Object), out var rules) ? rules.Where(rule => rule.Matches(activity)) : [];

    /// <summary>Challenges of any day that this activity leads on.</summary>
    public IEnumerable<ReadyChallenge> ChallengesFor(Activity activity) =>
        challenges[(activity.Type.Verb, activity.Type.Object)].Where(ready => ready.Worth(activity) > 0);

    /// <summary>The season of a moment, or null.</summary>
    public Season? SeasonAt(DateTimeOffset moment) => seasons.FirstOrDefault(season => season.RunsAt(moment));

    private List<ReadyRule> Shelf(RewardRule rule) => byType.TryGetValue((rule.Verb, rule.ObjectKind), out var shelf)
        ? shelf : byType[(rule.Verb, rule.ObjectKind)] = [];

    private static IEnumerable<(RewardRule Version, DateTimeOffset Until)> InTurn(IReadOnlyList<RewardRule> versions) =>
        versions.Select((version, i) => (version, i + 1 < versions.Count ? versions[i + 1].EffectiveFrom : DateTimeOffset.MaxValue));
}
