using Questory.Platform.Access;

namespace Questory.Platform.Data;

/// <summary>The order of a realm's things that people put in order: column <c>sort_order</c>, from 1.</summary>
public static class SortOrders
{
    /// <summary>Puts them in this order.</summary>
    /// <param name="table">A table with <c>id</c>, <c>realm_id</c> and <c>sort_order</c>; never from outside.</param>
    /// <returns>False, with nothing changed, unless every row of the realm is named exactly once.</returns>
    public static async Task<bool> Arrange(this AppDb db, string table, RealmId realm, Guid[] order, CancellationToken stop)
    {
        var known = await db.Rows($"select id from {table} where realm_id = $1 for update", row => row.GetGuid(0), stop, realm.Value);
        if (order.Length != known.Count || !order.ToHashSet().SetEquals(known))
            return false;
        await db.Execute($"""
            update {table} t set sort_order = place.number from unnest($2::uuid[]) with ordinality place (id, number)
            where t.realm_id = $1 and t.id = place.id
            """, stop, realm.Value, order);
        return true;
    }
}
