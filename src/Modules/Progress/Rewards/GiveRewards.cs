using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Live;
using Questory.Platform.Settings;
using Questory.Platform.Texts;
using Questory.Progress.Board;
using Questory.Progress.Rules;

namespace Questory.Progress.Rewards;

/// <summary>The engine, in the order of the story: what the realm has decided → who is concerned and what they have →
/// each activity folded in, in memory → all of it written → what to tell them. Two round trips, however many activities.</summary>
/// <remarks>People stay locked until the transaction ends, so the same answer sent twice in parallel finds, the second
/// time, that its source has paid (AE-037). Earning leads to activities of its own, which the stream brings back for
/// another round: there a rule pays what the achievement promises.</remarks>
internal sealed class GiveRewards(
    AppDb db, RuleBooks books, CurrentSettings settings, TimeProvider time, Text text, Work work, Bus bus, Boards boards) : INowReaction
{
    public const string BoardTopic = "leaderboard";

    /// <summary>Tells a person's other pages that their own XP, challenges or season have moved.</summary>
    public const string MineTopic = "progress";

    public async Task React(Round round, CancellationToken stop)
    {
        foreach (var realm in round.Activities.GroupBy(activity => activity.Realm))
            await React(round, realm.Key, [.. realm], stop);
    }

    private async Task React(Round round, RealmId realm, IReadOnlyList<Activity> activities, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var terms = await RealmTerms.Of(realm, books, settings, stop);
        var accounts = activities.Select(activity => activity.Account).Distinct().ToList();
        var people = await ReadPeople.Read(db, realm, accounts, Sources.Of(activities, terms.Book), terms.Book, now, stop);

        foreach (var activity in activities)
            Fold.Apply(people[activity.Account], activity, terms);

        await WritePeople.Write(db, realm, people.Values, terms, now, stop);
        foreach (var person in people.Values)
            Tell(round, realm, person, terms, now);
        if (people.Values.Any(person => person.Lines.Count > 0))
            work.AfterCommit(() => bus.Publish($"realm:{realm}:{BoardTopic}", ""));
        boards.After(work, realm, people.Values);
        foreach (var person in people.Values.Where(person => person.Lines.Count + person.Challenges.Taken.Count > 0))
            work.AfterCommit(() => bus.Publish(Topic.Personal(realm, person.Account, MineTopic), ""));
    }

    private void Tell(Round round, RealmId realm, PersonState person, RealmTerms terms, DateTimeOffset now)
    {
        var receipts = new Receipts(text.For(person.Account), terms);
        round.Receipts.AddRange(receipts.Of(person).Select(receipt => (person.Account, receipt)));
        foreach (var followUp in FollowUps.Of(person, realm, terms, now))
            round.FollowUp(followUp);
    }
}
