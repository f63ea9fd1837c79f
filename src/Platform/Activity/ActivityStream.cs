using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Platform.Activity;

/// <summary>The spine: a slice changes its rows and records here what happened, in one transaction. XP, coins, levels,
/// streaks and achievements answer at once (the receipts); everything slower waits in the outbox.</summary>
public sealed class ActivityStream(
    AppDb db, Actor actor, TimeProvider time, Work work, Outbox outbox,
    IEnumerable<INowReaction> reactions, IReadOnlyList<ISoonReaction> soon, IEnumerable<ISilence> silences)
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

    public async Task<IReadOnlyList<Receipt>> Record(IReadOnlyList<Activity> activities, CancellationToken stop) =>
        [.. (await RecordAll(activities, stop)).SelectMany(person => person)];

    /// <summary>What several people have done at once; what each was given for it.</summary>
    public async Task<ILookup<AccountId, Receipt>> RecordAll(IReadOnlyList<Activity> activities, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        activities = await Speakable(activities, stop);
        var receipts = new List<(AccountId Account, Receipt Receipt)>();
        for (var number = 0; activities.Count > 0; number++)
        {
            if (number == MaxRounds)
                throw new InvalidOperationException($"Reactions do not settle: {string.Join(", ", activities)}.");
            await Append(activities, stop);
            var round = new Round(activities);
            foreach (var reaction in reactions)
                await reaction.React(round, stop);
            receipts.AddRange(round.Receipts.Select(given => (given.Account, given.Receipt with { Round = number })));
            activities = round.FollowUps;
        }
        return receipts.ToLookup(given => given.Account, given => given.Receipt);
    }

    /// <summary>Notes what those who ask have done where nothing answers it: no rule pays for it and nothing counts it. For acts that
    /// earn nothing and come by the hundred (coins given to and fro), whose type no list offers to rules.</summary>
    public Task Note(IReadOnlyList<Activity> activities, CancellationToken stop) => Append(activities, stop);

    // Whoever asks here and now was let in a moment ago; of others that is not said.
    private async Task<IReadOnlyList<Activity>> Speakable(IReadOnlyList<Activity> activities, CancellationToken stop)
    {
        var others = activities.Select(activity => activity.Account).Where(person => actor.AskingAs(person) is null).Distinct().ToList();
        if (others.Count == 0)
            return activities;
        var silent = new HashSet<AccountId>();
        foreach (var silence in silences)
            silent.UnionWith(await silence.Among(others, stop));
        return silent.Count == 0 ? activities : [.. activities.Where(activity => !silent.Contains(activity.Account))];
    }

    private static string? Short(string? agent) => agent is { Length: > 500 } ? agent[..500] : agent;

    private async Task Append(IReadOnlyList<Activity> activities, CancellationToken stop)
    {
        // Where it was done from is kept with a person's own deeds, not with what others do for them.
        var by = activities.Select(activity => actor.AskingAs(activity.Account)).ToArray();
        await using var batch = db.Batch().Add("""
            insert into platform_activity (account_id, at, id, realm_id, verb, object_kind, object_id, label, facts, ip_address, user_agent, session_id)
            select a.account_id, a.at, a.id, a.realm_id, a.verb, a.object_kind, a.object_id, a.label, a.facts::jsonb, a.ip_address, a.user_agent, a.session_id
            from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[], $12::uuid[])
                as a (account_id, at, id, realm_id, verb, object_kind, object_id, label, facts, ip_address, user_agent, session_id)
            """,
            activities.Select(a => a.Account.Value).ToArray(), activities.Select(a => a.At).ToArray(), activities.Select(a => a.Id).ToArray(),
            activities.Select(a => a.Realm.Value).ToArray(), activities.Select(a => a.Type.Verb).ToArray(), activities.Select(a => a.Type.Object).ToArray(),
            activities.Select(a => a.ObjectId).ToArray(), activities.Select(a => a.Label).ToArray(), activities.Select(a => a.Facts.ToJson()).ToArray(),
            by.Select(person => person?.IpAddress).ToArray(), by.Select(person => Short(person?.UserAgent)).ToArray(), by.Select(person => person?.Session).ToArray());
        var waiting = activities.SelectMany(_ => soon, (activity, reaction) => (activity, reaction)).Where(pair => pair.reaction.Wants(pair.activity.Type)).ToList();
        if (waiting.Count > 0)
            outbox.Put(batch, waiting);
        await db.Execute(batch, stop);
        if (waiting.Count > 0)
            work.AfterCommit(outbox.Wake);
        work.AfterCommit(() => outbox.Tell(activities));
    }
}
