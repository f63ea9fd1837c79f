using Npgsql;
using Questory.Platform.Data;
using Questory.Platform.Live;

namespace Questory.Platform.Activity;

/// <summary>Activities waiting for a soon-reaction, kept in the same transaction as the activity itself.</summary>
public sealed class Outbox(Bus bus)
{
    public const string WakeTopic = "outbox";

    internal void Put(NpgsqlBatch batch, IReadOnlyList<(Activity Activity, ISoonReaction Reaction)> waiting) => batch.Add("""
        insert into platform_outbox (account_id, id, realm_id, reaction, activity_at, activity_id, verb, object_kind, object_id, label, facts, due_at)
        select w.account_id, w.id, w.realm_id, w.reaction, w.at, w.activity_id, w.verb, w.object_kind, w.object_id, w.label, w.facts::jsonb, w.at
        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::uuid[], $7::text[], $8::text[], $9::uuid[], $10::text[], $11::text[])
            as w (account_id, id, realm_id, reaction, at, activity_id, verb, object_kind, object_id, label, facts)
        """,
        waiting.Select(w => w.Activity.Account.Value).ToArray(), waiting.Select(_ => Guid.CreateVersion7()).ToArray(),
        waiting.Select(w => w.Activity.Realm.Value).ToArray(), waiting.Select(w => w.Reaction.Name).ToArray(),
        waiting.Select(w => w.Activity.At).ToArray(), waiting.Select(w => w.Activity.Id).ToArray(),
        waiting.Select(w => w.Activity.Type.Verb).ToArray(), waiting.Select(w => w.Activity.Type.Object).ToArray(),
        waiting.Select(w => w.Activity.ObjectId).ToArray(), waiting.Select(w => w.Activity.Label).ToArray(),
        waiting.Select(w => w.Activity.Facts.ToJson()).ToArray());

    internal Task Wake() => bus.Publish(WakeTopic, "");

    /// <summary>Tells open pages of the realm (the admin's stream) that something happened.</summary>
    internal async Task Tell(IReadOnlyList<Activity> activities)
    {
        foreach (var realm in activities.Select(activity => activity.Realm).Distinct())
            await bus.Publish($"realm:{realm}:activity", "");
    }
}
