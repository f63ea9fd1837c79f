using Npgsql;
using Questory.Platform.Data;
using Questory.Platform.Live;

namespace Questory.Platform.Activity;

/// <summary>Activities waiting for a soon-reaction, kept in the same transaction as the activity itself.</summary>
public sealed class Outbox(Bus bus)
{
    public const string WakeTopic = "outbox";

    internal void Put(NpgsqlBatch batch, Activity activity, ISoonReaction reaction) => batch.Add("""
        insert into platform_outbox (account_id, id, realm_id, reaction, activity_at, activity_id, verb, object_kind, object_id, label, facts, due_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $5)
        """, activity.Account.Value, Guid.CreateVersion7(), activity.Realm.Value, reaction.Name, activity.At, activity.Id,
        activity.Type.Verb, activity.Type.Object, activity.ObjectId, activity.Label, activity.Facts.ToJson());

    internal Task Wake() => bus.Publish(WakeTopic, "");

    /// <summary>Tells open pages of the realm (the admin's stream) that something happened.</summary>
    internal async Task Tell(IReadOnlyList<Activity> activities)
    {
        foreach (var realm in activities.Select(activity => activity.Realm).Distinct())
            await bus.Publish($"realm:{realm}:activity", "");
    }
}
