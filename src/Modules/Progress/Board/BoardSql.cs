using Questory.Realms.Contracts;

namespace Questory.Progress.Board;

/// <summary>The hand-written SQL of boards. $1 realm, $2 period (of the season: its id), $3 its first day.</summary>
internal static class BoardSql
{
    /// <summary>Everyone who is listed: members in good standing who have earned something and do not hide.</summary>
    public static string Listed(Period period) => $"select p.account_id, {Xp(period)} {Members(period)} and p.board_face <> 'hidden' and {Xp(period)} > 0";

    /// <summary>Those of them whom $4 names.</summary>
    public static string ListedOf(Period period) => $"{Listed(period)} and p.account_id = any($4)";

    /// <summary>How people show, if they are listed at all: for those of $1 (realms) and $2 (accounts).</summary>
    public const string Shown = $"""
        select asked.n, p.account_id, m.display_name, p.level, p.board_face, m.face
        from unnest($1::uuid[], $2::uuid[]) with ordinality asked (realm_id, account_id, n)
        join progress_persons p on p.account_id = asked.account_id and p.realm_id = asked.realm_id
        join {MembersInSql.Active} m on m.account_id = p.account_id and m.realm_id = p.realm_id
        where p.board_face <> 'hidden'
        """;

    /// <summary>The score, level and face of those who ask, of $1 (realms), $2 (accounts), $3 (periods) and $4 (their first days); no row
    /// before the first XP of all time, no score before that of the period.</summary>
    public const string Own = """
        select asked.n, case asked.period when 'all' then p.total_xp else coalesce(s.xp, season.xp) end, p.level, p.board_face
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[]) with ordinality asked (realm_id, account_id, period, starts_on, n)
        join progress_persons p on p.account_id = asked.account_id and p.realm_id = asked.realm_id
        left join progress_period_scores s on asked.period in ('week', 'month') and s.account_id = asked.account_id and s.realm_id = asked.realm_id
            and s.period = asked.period and s.starts_on = asked.starts_on
        left join progress_season_standings season on asked.period not in ('all', 'week', 'month') and season.account_id = asked.account_id
            and season.realm_id = asked.realm_id and season.season_id = case when length(asked.period) = 36 then asked.period::uuid end
        """;

    private static string Members(Period period) => $"""
        from {Source(period)} join {MembersInSql.Active} m on m.account_id = p.account_id and m.realm_id = p.realm_id
        where {Within(period)}
        """;

    private static string Xp(Period period) => period == Period.All ? "p.total_xp" : "s.xp";

    private static string Source(Period period) => period == Period.All ? "progress_persons p"
        : $"{(period == Period.Season ? "progress_season_standings" : "progress_period_scores")} s join progress_persons p on p.account_id = s.account_id and p.realm_id = s.realm_id";

    // The parameters of the period are always given; the board of all time has no use for them.
    private static string Within(Period period) => period switch
    {
        Period.All => "p.realm_id = $1 and $2::text is not null and $3::date is not null",
        Period.Season => "s.realm_id = $1 and s.season_id = $2::text::uuid and $3::date is not null",
        _ => "s.realm_id = $1 and s.period = $2 and s.starts_on = $3",
    };
}
