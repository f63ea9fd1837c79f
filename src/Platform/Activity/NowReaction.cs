using Questory.Platform.Access;

namespace Questory.Platform.Activity;

/// <summary>Answers activities inside the same transaction, so that the person sees the effect in the same answer.</summary>
/// <remarks>Reactions run in module order. What a reaction records in turn is reacted to in the next round.</remarks>
public interface INowReaction
{
    Task React(Round round, CancellationToken stop);
}

/// <summary>The activities of one round, and what the reactions make of them.</summary>
public sealed class Round(IReadOnlyList<Activity> activities)
{
    private readonly List<Activity> followUps = [];

    public IReadOnlyList<Activity> Activities { get; } = activities;
    public IReadOnlyList<Activity> FollowUps => followUps;
    public List<(AccountId Account, Receipt Receipt)> Receipts { get; } = [];

    /// <summary>Records something that happened because of this round (a level reached, an achievement earned).</summary>
    public void FollowUp(Activity activity) => followUps.Add(activity);
}

/// <summary>Answers an activity after its transaction, at least once: notices, mail, feeds, indexes, webhooks.</summary>
/// <remarks>Runs in its own transaction as the system, within the activity's realm; the outbox entry is deleted in that
/// transaction, so whatever it does in the database happens exactly once. Outside effects must be idempotent.</remarks>
public interface ISoonReaction
{
    /// <summary>Stable name under which waiting activities are kept.</summary>
    string Name { get; }

    bool Wants(ActivityType type);

    Task React(Activity activity, CancellationToken stop);
}
