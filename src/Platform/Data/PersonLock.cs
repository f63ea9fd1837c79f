using System.Buffers.Binary;
using Npgsql;
using Questory.Platform.Access;

namespace Questory.Platform.Data;

/// <summary>One person's values in one realm (coins, XP, streak) change in one transaction at a time. Whoever moves them
/// takes this first, so that what is read afterwards still holds when it is written, and no two wait in a circle.</summary>
/// <remarks>An advisory lock writes nothing, needs no row to exist yet, and ends with the transaction. Two people may
/// share a key by chance; then one waits for the other, no more.</remarks>
public static class PersonLock
{
    public static NpgsqlBatch LockPeople(this NpgsqlBatch batch, RealmId realm, params IEnumerable<AccountId> people) =>
        // Always in the same order: two transactions that want the same two people must not each hold one.
        batch.Add("select pg_advisory_xact_lock(key) from unnest($1::bigint[]) key",
            people.Select(person => Key(realm, person)).Distinct().Order().ToArray());

    public static async Task LockPerson(this AppDb db, RealmId realm, AccountId person, CancellationToken stop)
    {
        await using var batch = db.Batch().LockPeople(realm, person);
        await batch.ExecuteNonQueryAsync(stop);
    }

    // The tail of a version 7 uuid is random; its head is a time that many share.
    private static long Key(RealmId realm, AccountId person) => Tail(realm.Value) ^ Tail(person.Value);

    private static long Tail(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
    }
}
