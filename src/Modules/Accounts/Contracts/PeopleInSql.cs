namespace Questory.Accounts.Contracts;

/// <summary>People for other rooms' hand-written SQL: only what those rooms may know.</summary>
public static class PeopleInSql
{
    /// <summary>A subquery with one row per person: <c>account_id, time_zone</c> (an IANA name).</summary>
    public const string Zones = "(select id as account_id, time_zone from accounts_people)";
}
