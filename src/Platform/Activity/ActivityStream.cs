using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Platform.Activity;

/// <summary>The spine: a slice changes its rows and records here what happened, in one transaction. XP, coins, levels,
/// streaks and achievements answer at once (the receipts); everything slower waits in the outbox.</summary>
public sealed class ActivityStream(
    AppDb db, Actor actor, TimeProvider time, Work work, Outbox outbox,
    IEnumerable<INowReaction> reactions, IReadOnlyList<ISoonReaction> soon)
{
    /// <summary>Reactions to reactions settle in two or three rounds; more means rules feed each other.</summary>
    private const int MaxRounds = 8;

    /// <summary>Records what the actor did here and now.</summary>
    public Task<IReadOnlyList<Receipt>> Record(
        ActivityType type, Guid objectId, string label, Facts facts, CancellationToken stop) =>
        Record([New(actor.Me, type, objectId, label, facts)], stop);

    /// <summary>An activity of another person in this realm, e.g. a learner whose essay a teacher has just marked.</summary>
    public Activity New(AccountId account, ActivityType type, Guid objectId, string label, Facts facts) =>
        new(Guid.CreateVersion7(time.GetUtcNow()), actor.Here, account, type, objectId, label, time.GetUtcNow(), facts);

    public async Task<IReadOnlyList<Receipt>> Record(IReadOnlyList<Activity> activities, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        var receipts = new List<Receipt>();
        for (var number = 0; activities.Count > 0; number++)
        {
            if (number == MaxRounds)
                throw new InvalidOperationException($"Reactions do not settle: {string.Join(", ", activities)}.");
            await Append(activities, stop);
            var round = new Round(activities);
            foreach (var reaction in reactions)
                await reaction.React(round, stop);
            receipts.AddRange(round.Receipts.Select(receipt => receipt with { Round = number }));
            activities = round.FollowUps;
        }
        return receipts;
    }

    private bool Own(Activity activity) => activity.Account == actor.Account;

    private static string? Short(string? agent) => agent is { Length: > 500 } ? agent[..500] : agent;

    private async Task Append(IReadOnlyList<Activity> activities, CancellationToken stop)
    {
        await using var batch = db.Batch();
        var waiting = false;
        foreach (var activity in activities)
        {
            batch.Add("""
                insert into platform_activity (account_id, at, id, realm_id, verb, object_kind, object_id, label, facts, ip_address, user_agent, session_id)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::text, $11::text, $12::uuid)
                """, activity.Account.Value, activity.At, activity.Id, activity.Realm.Value,
                activity.Type.Verb, activity.Type.Object, activity.ObjectId, activity.Label, activity.Facts.ToJson(),
                Own(activity) ? actor.IpAddress : null, Own(activity) ? Short(actor.UserAgent) : null, Own(activity) ? actor.Session : null);
            foreach (var reaction in soon.Where(reaction => reaction.Wants(activity.Type)))
            {
                outbox.Put(batch, activity, reaction);
                waiting = true;
            }
        }
        await batch.ExecuteNonQueryAsync(stop);
        if (waiting)
            work.AfterCommit(outbox.Wake);
        work.AfterCommit(() => outbox.Tell(activities));
    }
}
