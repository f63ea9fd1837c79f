using System.Text.Json;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;

namespace Questory.Insights.Events;

/// <summary>The events of several people in one transaction and one statement. Nobody's batch comes twice at a time (their locks
/// are held), so that an id which is not there before is new.</summary>
internal sealed class TakeEvents(AppDb db, TimeProvider time, CurrentSettings settings)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(31);

    public static readonly Problem NotHere = Outcome.Forbidden("events_not_recorded", "Nobody’s events are recorded here.");
    private static readonly Problem NotOfChildren = Outcome.Forbidden("events_not_recorded", "The events of children are not recorded here.");

    public sealed record Ask(IReadOnlyList<RecordEvents.Event> Events);

    private sealed record Line(AccountId Person, Guid Id, bool Named, DateTimeOffset At, string Name, string Properties);

    /// <param name="parts">At most one of each person, all of the realm in force.</param>
    /// <returns>A reply to each, in their order.</returns>
    public async Task<Outcome<RecordEvents.View>[]> Run(IReadOnlyList<Part<Ask>> parts)
    {
        var stop = CancellationToken.None;
        var refused = await settings.Get(EventSettings.Of, stop) is EventSettings.Everybody
            ? new HashSet<AccountId>()
            : await db.ChildrenAmong(parts.Select(part => part.Actor.Me), stop);
        var now = time.GetUtcNow();
        var lines = parts.Where(part => !refused.Contains(part.Actor.Me)).SelectMany(part => Lines(part, now)).ToList();
        var kept = lines.Count == 0 ? [] : await Keep(parts[0].Actor.Here, lines, now, stop);
        return [.. parts.Select(part => refused.Contains(part.Actor.Me) ? NotOfChildren : Reply(part.Ask.Events.Count, kept.GetValueOrDefault(part.Actor.Me)))];
    }

    private static Outcome<RecordEvents.View> Reply(int sent, int kept) => new RecordEvents.View(kept, sent - kept);

    // A microsecond apart, the finest that PostgreSQL keeps: they stay in the order in which they were sent.
    private static IEnumerable<Line> Lines(Part<Ask> part, DateTimeOffset now) => part.Ask.Events
        .Select((e, place) => new Line(part.Actor.Me, e.Id is null ? Guid.CreateVersion7(now) : Guid.Parse(e.Id), e.Id is not null,
            now.AddMicroseconds(place), e.Name!, e.Properties is { ValueKind: JsonValueKind.Object } given ? given.GetRawText() : "{}"))
        .DistinctBy(line => line.Id);

    private async Task<Dictionary<AccountId, int>> Keep(RealmId realm, List<Line> lines, DateTimeOffset now, CancellationToken stop)
    {
        await using var batch = db.Batch().LockPeople(realm, lines.Where(line => line.Named).Select(line => line.Person))
            .HoldLetIn(lines.Select(line => line.Person).Distinct()).Add($"""
            with added as (
                insert into insights_events (account_id, id, at, realm_id, name, properties)
                select e.account_id, e.id, e.at, $1, e.name, e.properties::jsonb
                from unnest($2::uuid[], $3::uuid[], $4::boolean[], $5::timestamptz[], $6::text[], $7::text[]) as e (account_id, id, named, at, name, properties)
                where (not e.named or not exists (
                    select from insights_events known where known.account_id = e.account_id and known.id = e.id and known.at between $8 and $9))
                  and exists (select from {LetIn.People} person where person.account_id = e.account_id)
                returning account_id)
            select account_id, count(*)::int from added group by account_id
            """,
            realm.Value, lines.ConvertAll(line => line.Person.Value).ToArray(), lines.ConvertAll(line => line.Id).ToArray(), lines.ConvertAll(line => line.Named).ToArray(),
            lines.ConvertAll(line => line.At).ToArray(), lines.ConvertAll(line => line.Name).ToArray(), lines.ConvertAll(line => line.Properties).ToArray(),
            // The clocks of several nodes differ a little.
            now - Remembered, now.AddHours(1));
        await using var rows = await db.Read(batch, stop);
        await rows.NextResultAsync(stop);
        await rows.NextResultAsync(stop);
        var kept = new Dictionary<AccountId, int>();
        while (await rows.ReadAsync(stop))
            kept.Add(new(rows.GetGuid(0)), rows.GetInt32(1));
        return kept;
    }
}
