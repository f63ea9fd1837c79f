namespace Questory.Accounts.Contracts;

/// <summary>People for other rooms' hand-written SQL: only what those rooms may know.</summary>
public static class PeopleInSql
{
    /// <summary>A subquery with one row per person: <c>account_id, time_zone</c> (an IANA name).</summary>
    public const string Zones = "(select id as account_id, time_zone from accounts_people)";

    /// <summary>Whom one may tell something, and in which language, for the system alone: <c>account_id, email, language, notifications_enabled</c>.
    /// Not children of whom nothing may be written.</summary>
    public const string Readers = $"""
        (select id as account_id, email, language, notifications_enabled from accounts_accounts a
         where status <> 'deleted' and not exists (select from {FamiliesInSql.Silent} silent where silent.account_id = a.id))
        """;

    /// <summary>Those who are children, for the system alone: <c>account_id</c>.</summary>
    public const string Children = "(select account_id from accounts_children)";
}
