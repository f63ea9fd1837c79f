using Questory.Progress.Contracts;
using Questory.Realms.Contracts;

namespace Questory.Progress.Board;

/// <summary>The hand-written SQL of boards. $1 realm, $2 period (of the season: its id) or pathway, $3 the period's first day.</summary>
internal static class BoardSql
{
    public static object?[] Which(BoardKey key) => [key.Realm.Value, key.Pathway is { } pathway ? pathway : key.Word, key.StartsOn];

    /// <summary>Everyone who is listed: members in good standing who have earned something and do not hide.</summary>
    public static string Listed(BoardKey key) => $"select p.account_id, {Xp(key)} {Members(key)} and p.board_face <> 'hidden' and {Xp(key)} > 0";

    /// <summary>Those of them whom $4 names.</summary>
    public static string ListedOf(BoardKey key) => $"{Listed(key)} and p.account_id = any($4)";

    /// <summary>Score and looks of those in good standing whom $4 names, hidden ones too, and of who has earned nothing too.</summary>
    public static string Among(BoardKey key) => $"""
        select p.account_id, score.xp, m.display_name, p.level, p.board_face, m.face
        from progress_persons p join {MembersInSql.Active} m on m.account_id = p.account_id and m.realm_id = p.realm_id
        left join (select p.account_id, {Xp(key)} as xp from {Source(key)} where {Within(key)} and p.account_id = any($4)) score on score.account_id = p.account_id
        where p.realm_id = $1 and p.account_id = any($4)
        """;

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

    /// <summary>The same on boards of the pathways $5. A statement of its own: the board of everybody is looked at most.</summary>
    public const string OwnInPathway = """
        select asked.n, case when asked.period = 'all' then s.total_xp when asked.period = 'week' and s.week_starts_on = asked.starts_on then s.week_xp
            when asked.period = 'month' and s.month_starts_on = asked.starts_on then s.month_xp end, p.level, p.board_face
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[], $5::uuid[]) with ordinality asked (realm_id, account_id, period, starts_on, pathway_id, n)
        join progress_persons p on p.account_id = asked.account_id and p.realm_id = asked.realm_id
        left join progress_pathway_scores s on s.account_id = asked.account_id and s.realm_id = asked.realm_id and s.pathway_id = asked.pathway_id
        """;

    private static string Members(BoardKey key) => $"""
        from {Source(key)} join {MembersInSql.Active} m on m.account_id = p.account_id and m.realm_id = p.realm_id
        where {Within(key)}
        """;

    private static string Xp(BoardKey key) => (key.Pathway, key.Period) switch
    {
        (null, Period.All) => "p.total_xp",
        (null, _) => "s.xp",
        (_, Period.All) => "s.total_xp",
        (_, Period.Week) => "s.week_xp",
        _ => "s.month_xp",
    };

    private static string Source(BoardKey key) => key is { Pathway: null, Period: Period.All } ? "progress_persons p"
        : $"{Scores(key)} s join progress_persons p on p.account_id = s.account_id and p.realm_id = s.realm_id";

    private static string Scores(BoardKey key) => key.Pathway is not null ? "progress_pathway_scores"
        : key.Period == Period.Season ? "progress_season_standings" : "progress_period_scores";

    // All parameters are always given; some boards have no use for them.
    private static string Within(BoardKey key) => (key.Pathway, key.Period) switch
    {
        (null, Period.All) => "p.realm_id = $1 and $2::text is not null and $3::date is not null",
        (null, Period.Season) => "s.realm_id = $1 and s.season_id = $2::text::uuid and $3::date is not null",
        (null, _) => "s.realm_id = $1 and s.period = $2 and s.starts_on = $3",
        (_, Period.All) => "s.realm_id = $1 and s.pathway_id = $2 and $3::date is not null",
        (_, Period.Week) => "s.realm_id = $1 and s.pathway_id = $2 and s.week_starts_on = $3",
        _ => "s.realm_id = $1 and s.pathway_id = $2 and s.month_starts_on = $3",
    };
}
