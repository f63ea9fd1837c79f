using Questory.Realms.Contracts;

namespace Questory.Progress.Board;

/// <summary>The hand-written SQL of boards. $1 realm, $2 period (of the season: its id), $3 its first day.</summary>
internal static class BoardSql
{
    /// <summary>Everyone who is listed: members in good standing who have earned something and do not hide.</summary>
    public static string Listed(Period period) => $"select p.account_id, {Xp(period)} {Members(period)} and p.board_face <> 'hidden' and {Xp(period)} > 0";

    /// <summary>Those of them whom $4 names.</summary>
    public static string ListedOf(Period period) => $"{Listed(period)} and p.account_id = any($4)";

    /// <summary>How those whom $2 names show, if they are listed at all.</summary>
    public const string Shown = $"""
        select p.account_id, m.display_name, p.level, p.board_face, m.face
        from progress_persons p join {MembersInSql.Active} m on m.account_id = p.account_id and m.realm_id = p.realm_id
        where p.realm_id = $1 and p.account_id = any($2) and p.board_face <> 'hidden'
        """;

    /// <summary>The score, level and face of the one who asks, $4; no row before the first XP of all time, no score before that of the period.</summary>
    public static string Me(Period period) => period switch
    {
        Period.All => "select p.total_xp, p.level, p.board_face from progress_persons p where p.account_id = $4 and p.realm_id = $1 and $2::text is not null and $3::date is not null",
        _ => $"""
            select s.xp, p.level, p.board_face from progress_persons p
            left join {(period == Period.Season ? "progress_season_standings" : "progress_period_scores")} s on s.account_id = p.account_id and {Within(period)}
            where p.account_id = $4 and p.realm_id = $1
            """,
    };

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
