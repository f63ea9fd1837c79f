using Questory.Platform.Activity;

namespace Questory.Progress.Challenges;

/// <summary>A challenge ready to be asked.</summary>
internal sealed record ReadyChallenge(Challenge Challenge, ChallengeCriteria Criteria)
{
    public long Worth(Activity activity) => activity.At < Challenge.ExpiresAt ? Criteria.Worth(activity) : 0;
}

/// <summary>How far a person in memory is with the challenges of a round.</summary>
internal sealed class ChallengeSteps
{
    /// <param name="StartedAt">When the first step was made.</param>
    public sealed record Step(ReadyChallenge What, long Value, long Target, DateTimeOffset StartedAt, DateTimeOffset? CompletedAt);

    private readonly Dictionary<Guid, (long Value, long Target)> known = [];
    private readonly Dictionary<Guid, Step> taken = [];

    /// <summary>What is to be written.</summary>
    public IReadOnlyCollection<Step> Taken => taken.Values;

    public IEnumerable<Step> Completed => taken.Values.Where(step => step.CompletedAt is not null);

    public void Knows(Guid challenge, long value, long target) => known[challenge] = (value, target);

    /// <summary>Goes on by so much; the value stops at the target, and what is done stays done.</summary>
    public void Advance(ReadyChallenge ready, long by, DateTimeOffset at)
    {
        var id = ready.Challenge.Id.Value;
        var (value, target) = known.TryGetValue(id, out var before) ? before : (0, ready.Challenge.TargetValue);
        if (by <= 0 || value >= target)
            return;
        value = Math.Min(target, value + by);
        known[id] = (value, target);
        taken[id] = new Step(ready, value, target, taken.GetValueOrDefault(id)?.StartedAt ?? at, value == target ? at : null);
    }
}
