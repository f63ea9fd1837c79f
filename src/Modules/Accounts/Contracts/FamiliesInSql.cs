namespace Questory.Accounts.Contracts;

/// <summary>Families for other rooms' hand-written SQL, in the system's work alone: names of children are for their guardians.</summary>
public static class FamiliesInSql
{
    /// <summary>A subquery with one row per child who may play and has a guardian: <c>account_id, guardian_id, first_name</c>.</summary>
    public const string Playing = """
        (select child.account_id, child.guardian_id, coalesce(account.first_name, account.display_name) as first_name
         from accounts_children child join accounts_accounts account on account.id = child.account_id
         where account.status = 'active' and child.guardian_id is not null)
        """;

    /// <summary>A subquery of the children of whom nothing may be written: a consent they need is missing, or one was taken back. <c>account_id</c>.</summary>
    public const string Silent = "(select account_id from accounts_children where requires_consent and consent_given_at is null or withdrawn_at is not null)";

    /// <summary>A subquery of the children who need no consent by a setting for their age, not by an admin's word. <c>account_id</c>.</summary>
    public const string FreeByAge = """
        (select child.account_id from accounts_children child join accounts_accounts a on a.id = child.account_id and a.status <> 'deleted'
         where not child.requires_consent and child.freed_at is null)
        """;

    /// <summary>A subquery with one row per guardian who has confirmed their address: <c>account_id, email, language</c>.</summary>
    public const string Reachable = """
        (select a.id as account_id, a.email, a.language from accounts_accounts a
         where a.status = 'active' and a.email_verified_at is not null)
        """;
}
