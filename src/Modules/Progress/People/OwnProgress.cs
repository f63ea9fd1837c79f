using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Counters;

namespace Questory.Progress.People;

/// <summary>All that is kept of somebody's progress in a realm, of which every page shows a part.</summary>
/// <param name="Person">Null for someone who has done nothing yet.</param>
/// <param name="Counters">Their seconds in the realm and in its lessons are two of them.</param>
/// <param name="Seasons">Season XP and rewards claimed by season.</param>
internal sealed record OwnProgress(PersonColumns? Person, IReadOnlyDictionary<CounterKey, long> Counters, IReadOnlyDictionary<Guid, (long Xp, int Claimed)> Seasons)
{
    public static OwnLookUp<OwnProgress> LookUp(Databases databases, TimeProvider time) => new(databases, time, $"""
        select asked.n, {PersonRow.Columns}, here.seconds, here.active_seconds, counted.verbs, counted.kinds, counted.variants, counted.values,
               seasons.ids, seasons.xps, seasons.claims
        from unnest($2::uuid[]) with ordinality asked (account_id, n)
        left join progress_persons p on p.account_id = asked.account_id and p.realm_id = $1
        left join progress_presence here on here.account_id = asked.account_id and here.realm_id = $1
        cross join lateral (
            select coalesce(array_agg(c.verb), array[]::text[]) verbs, coalesce(array_agg(c.object_kind), array[]::text[]) kinds,
                   coalesce(array_agg(c.variant), array[]::text[]) variants, coalesce(array_agg(c.value), array[]::bigint[]) values
            from progress_counters c where c.account_id = asked.account_id and c.realm_id = $1) counted
        cross join lateral (
            select coalesce(array_agg(s.season_id), array[]::uuid[]) ids, coalesce(array_agg(s.xp), array[]::bigint[]) xps,
                   coalesce(array_agg((select count(*)::int from progress_season_claims claim join progress_season_rewards reward on reward.id = claim.reward_id
                       where claim.account_id = asked.account_id and claim.realm_id = $1 and reward.season_id = s.season_id)), array[]::int[]) claims
            from progress_season_standings s where s.account_id = asked.account_id and s.realm_id = $1) seasons
        """, Read);

    private static OwnProgress Read(NpgsqlDataReader row)
    {
        var (kinds, variants, values) = (row.GetFieldValue<string[]>(10), row.GetFieldValue<string[]>(11), row.GetFieldValue<long[]>(12));
        var counters = row.GetFieldValue<string[]>(9).Select((verb, i) => (Key: new CounterKey(verb, kinds[i], variants[i]), Value: values[i]))
            .ToDictionary(counter => counter.Key, counter => counter.Value);
        if (!row.IsDBNull(7))
            (counters[ProgressView.Here], counters[ProgressView.Learning]) = (row.GetInt64(7), row.GetInt64(8));
        var (xps, claims) = (row.GetFieldValue<long[]>(14), row.GetFieldValue<int[]>(15));
        return new(PersonRow.Read(row, 1), counters,
            row.GetFieldValue<Guid[]>(13).Select((id, i) => (Id: id, Xp: xps[i], Claimed: claims[i])).ToDictionary(season => season.Id, season => (season.Xp, season.Claimed)));
    }
}
