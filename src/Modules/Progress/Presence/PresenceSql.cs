using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Progress.Presence;

internal static class PresenceSql
{
    /// <summary>Notes that these people are here now; what has gone by since they were last seen counts, unless it is longer
    /// than a pause may be. Added up in the database: two beats at once count the time between them once.</summary>
    /// <param name="learning">Of each of them: is this sign of life amid a lesson or its questions?</param>
    public static NpgsqlBatch NoteHere(
        this NpgsqlBatch batch, RealmId realm, Guid[] people, bool[] learning, DateTimeOffset now, TimeSpan longestPause) => batch.Add("""
        with gone as (
            select who.id, who.learning, coalesce(gap.seconds, 0) seconds, case when before.learning then coalesce(gap.seconds, 0) else 0 end active_seconds,
                   -- The rest of a second waits for the next sign, or quick answers would count for nothing.
                   coalesce(before.seen_at + make_interval(secs => gap.seconds), $4) seen_at
            from unnest($2::uuid[], $3::boolean[]) who (id, learning)
            left join lateral (select p.seen_at, p.learning from progress_presence p where p.account_id = who.id and p.realm_id = $1 for update) before on true
            left join lateral (select floor(extract(epoch from $4 - before.seen_at))::bigint seconds
                where $4 - before.seen_at between interval '0' and $5) gap on true),
        seen as (
            insert into progress_presence as p (account_id, realm_id, seconds, active_seconds, seen_at, learning)
            select id, $1, seconds, active_seconds, seen_at, learning from gone
            on conflict (account_id, realm_id) do update set seconds = p.seconds + excluded.seconds, active_seconds = p.active_seconds + excluded.active_seconds,
                seen_at = greatest(p.seen_at, excluded.seen_at), learning = excluded.learning)
        insert into progress_presence_days as d (account_id, realm_id, day, seconds, active_seconds)
        select id, $1, ($4 at time zone 'UTC')::date, seconds, active_seconds from gone where seconds > 0
        on conflict (account_id, realm_id, day) do update set seconds = d.seconds + excluded.seconds, active_seconds = d.active_seconds + excluded.active_seconds
        """, realm.Value, people, learning, now, longestPause);
}
