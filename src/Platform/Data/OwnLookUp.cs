using Npgsql;
using Questory.Platform.Access;

namespace Questory.Platform.Data;

/// <summary>A look at one's own rows in a realm that is made so often that those who look at the same moment share one round trip.
/// Beneath it PostgreSQL shows the rows of exactly these people of this realm (scope <c>company</c>). As fresh as one of
/// its own.</summary>
/// <param name="sql">$1 is the realm, $2 the people, to be unnested <c>with ordinality</c>; at most one row for each, that number first.</param>
public sealed class OwnLookUp<TFound>(Databases databases, TimeProvider time, string sql, Func<NpgsqlDataReader, TFound> read) where TFound : class
{
    private const int Lanes = 3, Most = 128;

    private readonly Together<(RealmId Realm, AccountId Person), TFound?> together = new(
        Lanes, Most, asked => Read(databases, time, sql, asked, read), common: asked => asked.Realm);

    /// <summary>What is found of somebody; whoever calls answers for asking in that person's name.</summary>
    public Task<TFound?> Find(RealmId realm, AccountId person, CancellationToken stop) => together.Ask((realm, person), stop);

    private static async Task<IReadOnlyList<TFound?>> Read(
        Databases databases, TimeProvider time, string sql, IReadOnlyList<(RealmId Realm, AccountId Person)> asked, Func<NpgsqlDataReader, TFound> read)
    {
        var people = asked.Select(one => one.Person.Value).ToArray();
        await using var connection = await databases.Shared.OpenConnectionAsync();
        await using var batch = Introduction.OfCompany(asked[0].Realm, people, time).Ahead(new NpgsqlBatch(connection)).Add(sql, asked[0].Realm.Value, people);
        await batch.PrepareAsync();
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        var found = new TFound?[asked.Count];
        while (await reader.ReadAsync())
            found[reader.GetInt64(0) - 1] = read(reader);
        return found;
    }
}
