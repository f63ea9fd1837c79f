using System.Text.Json;
using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Realms.Contracts;

/// <summary>Finds a realm by the slug in an address, for whoever enters it.</summary>
public sealed class RealmDirectory
{
    private const string Columns = "r.id, r.slug, r.name, r.tagline, r.words::text, r.theme::text, r.modules";

    private readonly Databases databases;
    private readonly SharedLookUp<(string Slug, Guid Person), Standing> standings;

    public RealmDirectory(Databases databases) => (this.databases, standings) = (databases, new(databases, Standings,
        keys => [keys.Select(key => key.Slug).ToArray(), keys.Select(key => key.Person).ToArray()],
        row => new Standing(Read(row, from: 1), row.GetBoolean(8), row.IsDBNull(9) ? null : row.GetString(9),
            row.GetFieldValue<string[]>(11), row.GetFieldValue<string[]>(12), row.IsDBNull(10) ? null : row.GetString(10))));

    private const string Standings = $$"""
        select asked.n, {{Columns}}, m.account_id is not null, m.suspended_reason, m.face, held.roles, held.permissions
        from unnest($1::text[], $2::uuid[]) with ordinality asked (slug, account_id, n)
        join realms_realms r on r.slug = asked.slug
        left join realms_members m on m.account_id = asked.account_id and m.realm_id = r.id
        cross join lateral (
            select coalesce(array_agg(distinct mr.role), '{}') roles,
                   coalesce(array_agg(distinct permission) filter (where permission is not null), '{}') permissions
            from realms_member_roles mr
            left join realms_roles role on role.realm_id = mr.realm_id and role.code = mr.role
            left join unnest(role.permissions) permission on true
            where mr.account_id = asked.account_id and mr.realm_id = r.id) held
        """;

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

    /// <summary>The realm and what one person is and may do there.</summary>
    internal Task<Standing?> Find(string slug, AccountId? person, CancellationToken stop) => standings.Find((slug, person?.Value ?? Guid.Empty), stop);

    internal sealed record Standing(CurrentRealm Realm, bool Member, string? Suspended, string[] Roles, string[] Granted, string? Face);

    private static CurrentRealm Read(NpgsqlDataReader row) => Read(row, from: 0);

    private static CurrentRealm Read(NpgsqlDataReader row, int from) => new(
        new(row.GetGuid(from)), row.GetString(from + 1), row.GetString(from + 2), row.GetString(from + 3),
        Pairs(row.GetString(from + 4)), Pairs(row.GetString(from + 5)), row.GetFieldValue<string[]>(from + 6).ToHashSet());

    private static Dictionary<string, string> Pairs(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}

public sealed record RealmName(string Slug, string Name);
