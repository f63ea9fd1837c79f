using Questory.Platform.Data;
using Questory.Realms.Contracts;

namespace Questory.Progress.Board;

/// <summary>The hand-written SQL of boards. $1 realm, $2 period (of the season: its id), $3 its first day, $4 the one who asks.</summary>
internal static class BoardSql
{
    /// <summary>Everyone who is listed: members in good standing who have earned something and do not hide.</summary>
    private static string Listed(Period period) => $"""
        (select p.account_id, m.display_name, p.level, p.board_face, {Xp(period)} as xp, m.face
         from {Source(period)} join {MembersInSql.Active} m on m.account_id = p.account_id and m.realm_id = p.realm_id
         where {Within(period)} and {Xp(period)} > 0 and p.board_face <> 'hidden') listed
        """;

    public const string Columns = "account_id, display_name, level, board_face, xp, face";

    public static string Top(Period period) => $"select {Columns} from {Listed(period)} order by xp desc, account_id limit $5";

    /// <summary>The one who asks, hidden or not.</summary>
    public static string Me(Period period) => $"""
        select p.account_id, m.display_name, p.level, p.board_face, {Xp(period)}, m.face
        from {Source(period)} join {MembersInSql.Active} m on m.account_id = p.account_id and m.realm_id = p.realm_id
        where {Within(period)} and p.account_id = $4 and {Xp(period)} > 0
        """;

    // $5 my score, $6 how many. Places are told apart by score, then by account.
    public static string Above(Period period) => $"""
        select {Columns} from {Listed(period)}
        where xp >= $5 and (xp > $5 or account_id < $4) order by xp, account_id desc limit $6
        """;

    public static string Below(Period period) => $"""
        select {Columns} from {Listed(period)}
        where xp <= $5 and (xp < $5 or account_id > $4) order by xp desc, account_id limit $6
        """;

    /// <summary>How many have more than a score, and how many have just as many.</summary>
    public static string Count(Period period) => $"select count(*) filter (where xp > $5), count(*) filter (where xp = $5) from {Listed(period)} where xp >= $5";

    private static string Xp(Period period) => period == Period.All ? "p.total_xp" : "s.xp";

    private static string Source(Period period) => period == Period.All ? "progress_persons p"
        : $"{(period == Period.Season ? "progress_season_standings" : "progress_period_scores")} s join progress_persons p on p.account_id = s.account_id and p.realm_id = s.realm_id";

    // The parameters of the period are always given; the board of all time has no use for them.
    private static string Within(Period period) => period switch
    {
        Period.All => "p.realm_id = $1 and $2::text is not null and $3::date is not null and $4::uuid is not null",
        Period.Season => "s.realm_id = $1 and s.season_id = $2::text::uuid and $3::date is not null and $4::uuid is not null",
        _ => "s.realm_id = $1 and s.period = $2 and s.starts_on = $3 and $4::uuid is not null",
    };
}
