using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Realms.Contracts;

/// <summary>Members for other rooms' hand-written SQL: what may be shown of them and nothing more (AE-013).</summary>
public static class MembersInSql
{
    /// <summary>A subquery with one row per member who is suspended neither here nor altogether:
    /// <c>account_id, realm_id, joined_at, display_name, face</c>.</summary>
    public const string Active = """
        (select m.account_id, m.realm_id, m.joined_at, a.display_name, m.face
         from realms_members m join accounts_people a on a.id = m.account_id
         where a.is_active and m.suspended_at is null)
        """;

    /// <summary>A subquery with one row per member and permission that their roles grant: <c>account_id, realm_id, permission</c>.
    /// Admins hold every permission and are listed with each that their role names.</summary>
    public const string Holders = """
        (select held.account_id, held.realm_id, unnest(role.permissions) as permission
         from realms_member_roles held join realms_roles role on role.realm_id = held.realm_id and role.code = held.role)
        """;

    /// <summary>Is the person a member of the realm, whatever state their account is in?</summary>
    public static async Task<bool> IsMember(this AppDb db, RealmId realm, AccountId account, CancellationToken stop) =>
        await db.Scalar<bool>("select exists (select from realms_members where account_id = $1 and realm_id = $2)", stop, account.Value, realm.Value);

    /// <summary>Asks who of these people is a member of the realm in force, suspended neither here nor altogether. Answers rows
    /// (account); may be asked by anyone about anyone whose id they hold.</summary>
    public static NpgsqlBatch AskGoodStanding(this NpgsqlBatch batch, IEnumerable<AccountId> people) =>
        batch.Add("select * from realms_in_good_standing($1)", people.Select(person => person.Value).ToArray());

    /// <summary>From now on these members show this picture to others; null shows the face drawn from their id (AE-013).</summary>
    public static Task ShowFace(this AppDb db, RealmId realm, IEnumerable<AccountId> accounts, string? picture, CancellationToken stop) =>
        db.Execute("update realms_members set face = $3::text where account_id = any($1) and realm_id = $2",
            stop, accounts.Select(account => account.Value).ToArray(), realm.Value, picture);
}
