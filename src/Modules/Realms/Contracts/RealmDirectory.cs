using System.Text.Json;
using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Realms.Contracts;

/// <summary>Finds a realm by the slug in an address, for whoever enters it.</summary>
public sealed class RealmDirectory(Databases databases)
{
    private const string Columns = "r.id, r.slug, r.name, r.tagline, r.words::text, r.theme::text, r.modules";

    /// <returns>Null when there is no such realm.</returns>
    public Task<CurrentRealm?> Find(string slug, CancellationToken stop) =>
        databases.LookUp($"select {Columns} from realms_realms r where r.slug = $1", Read, stop, slug);

    public Task<CurrentRealm?> Find(RealmId id, CancellationToken stop) =>
        databases.LookUp($"select {Columns} from realms_realms r where r.id = $1", Read, stop, id.Value);

    /// <summary>The realms a person belongs to, by name.</summary>
    public async Task<IReadOnlyList<RealmName>> Of(AccountId person, CancellationToken stop) => (await databases.LookUp("""
        select coalesce(array_agg(r.slug order by r.name), '{}'), coalesce(array_agg(r.name order by r.name), '{}')
        from realms_members m join realms_realms r on r.id = m.realm_id where m.account_id = $1
        """, row => row.GetFieldValue<string[]>(0).Zip(row.GetFieldValue<string[]>(1), (slug, name) => new RealmName(slug, name)).ToList(), stop, person.Value))!;

    /// <summary>The realm an invitation leads into, whether or not the invitation is still good.</summary>
    internal Task<CurrentRealm?> FindByInvitation(byte[] secretHash, CancellationToken stop) => databases.LookUp(
        $"select {Columns} from realms_invitations i join realms_realms r on r.id = i.realm_id where i.secret_hash = $1", Read, stop, secretHash);

    /// <summary>The realm and what one person is and may do there, in one round trip.</summary>
    internal Task<Standing?> Find(string slug, AccountId? person, CancellationToken stop) => databases.LookUp($"""
        select {Columns},
               exists (select from realms_members m where m.account_id = $2 and m.realm_id = r.id),
               (select m.suspended_reason from realms_members m where m.account_id = $2 and m.realm_id = r.id),
               array(select mr.role from realms_member_roles mr where mr.account_id = $2 and mr.realm_id = r.id),
               array(select distinct permission from realms_member_roles mr
                     join realms_roles role on role.realm_id = mr.realm_id and role.code = mr.role, unnest(role.permissions) permission
                     where mr.account_id = $2 and mr.realm_id = r.id),
               (select m.face from realms_members m where m.account_id = $2 and m.realm_id = r.id)
        from realms_realms r where r.slug = $1
        """, row => new Standing(Read(row), row.GetBoolean(7), row.IsDBNull(8) ? null : row.GetString(8), row.GetFieldValue<string[]>(9), row.GetFieldValue<string[]>(10),
            row.IsDBNull(11) ? null : row.GetString(11)),
        stop, slug, person?.Value ?? Guid.Empty);

    internal sealed record Standing(CurrentRealm Realm, bool Member, string? Suspended, string[] Roles, string[] Granted, string? Face);

    private static CurrentRealm Read(NpgsqlDataReader row) => new(
        new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetString(3),
        Pairs(row.GetString(4)), Pairs(row.GetString(5)), row.GetFieldValue<string[]>(6).ToHashSet());

    private static Dictionary<string, string> Pairs(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}

public sealed record RealmName(string Slug, string Name);
