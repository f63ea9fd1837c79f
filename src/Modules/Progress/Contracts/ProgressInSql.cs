namespace Questory.Progress.Contracts;

/// <summary>Progress for other rooms' hand-written SQL.</summary>
public static class ProgressInSql
{
    /// <summary>A number: XP gained, less what was taken back, from a moment on and before another.</summary>
    /// <param name="account">Column or parameter with the person's id; likewise the others. Never text from outside.</param>
    public static string XpGained(string account, string realm, string from, string to) => $"""
        (select coalesce(sum(x.amount), 0) from progress_xp_entries x
         where x.account_id = {account} and x.realm_id = {realm} and x.at >= {from} and x.at < {to})
        """;

    /// <summary>A number: whole minutes in the realm on the days of UTC that begin from a moment on and before another (AE-040).</summary>
    /// <param name="account">Column or parameter with the person's id; likewise the others. Never text from outside.</param>
    public static string MinutesHere(string account, string realm, string from, string to) => $"""
        (select coalesce(sum(d.seconds), 0) / 60 from progress_presence_days d
         where d.account_id = {account} and d.realm_id = {realm} and d.day >= ({from} at time zone 'UTC')::date and d.day < ({to} at time zone 'UTC')::date)
        """;
}
