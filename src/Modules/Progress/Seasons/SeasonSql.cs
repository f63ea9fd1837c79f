using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Progress.Seasons;

/// <summary>Season XP as statements of larger batches.</summary>
internal static class SeasonSql
{
    /// <summary>Answers rows (account, season, XP). $1 realm, $2 people, $3 seasons.</summary>
    public const string Known = """
        select s.account_id, s.season_id, s.xp from progress_season_standings s
        where s.account_id = any($2) and s.realm_id = $1 and s.season_id = any($3)
        """;

    public static void Write(this NpgsqlBatch batch, RealmId realm, IReadOnlyList<(Guid Who, (Season Season, long Before, long Xp) What)> scores, DateTimeOffset now) => batch.Add("""
        insert into progress_season_standings (account_id, realm_id, season_id, xp, started_at, updated_at)
        select s.account_id, $1, s.season_id, s.xp, $2, $2 from unnest($3::uuid[], $4::uuid[], $5::bigint[]) as s (account_id, season_id, xp)
        on conflict (account_id, realm_id, season_id) do update set xp = excluded.xp
        """, realm.Value, now, scores.Select(s => s.Who).ToArray(), scores.Select(s => s.What.Season.Id.Value).ToArray(), scores.Select(s => s.What.Xp).ToArray());

    /// <summary>Sums standings up again from the XP ledger, for these people or (null) for everyone, for one season or (null)
    /// for all: each line in the season in which it was earned, never below 0 on the way.</summary>
    public static void Recount(this NpgsqlBatch batch, RealmId realm, Guid? season, Guid[]? accounts, DateTimeOffset now) => batch.Add("""
        with line as (
            select x.account_id, season.id as season_id, x.at, x.id, sum(x.amount) over (partition by x.account_id, season.id order by x.at, x.id) as held
            from progress_xp_entries x
            left join progress_xp_entries origin on origin.account_id = x.account_id and origin.realm_id = x.realm_id and origin.id = x.reverses
            join progress_seasons season on season.realm_id = $1 and coalesce(origin.at, x.at) >= season.starts_at and coalesce(origin.at, x.at) < season.ends_at
            where x.realm_id = $1 and ($2::uuid is null or season.id = $2) and ($3::uuid[] is null or x.account_id = any($3))),
        total as (
            select account_id, season_id, (array_agg(held order by at desc, id desc))[1] - least(0, min(held)) as xp, min(at) as started_at
            from line group by account_id, season_id),
        stale as (
            delete from progress_season_standings s where s.realm_id = $1 and ($2::uuid is null or s.season_id = $2) and ($3::uuid[] is null or s.account_id = any($3))
                and not exists (select from total t where t.account_id = s.account_id and t.season_id = s.season_id))
        insert into progress_season_standings (account_id, realm_id, season_id, xp, started_at, updated_at)
        select account_id, $1, season_id, xp, started_at, $4 from total
        on conflict (account_id, realm_id, season_id) do update set xp = excluded.xp where progress_season_standings.xp <> excluded.xp
        """, realm.Value, season, accounts, now);
}
