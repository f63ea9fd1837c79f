using Microsoft.EntityFrameworkCore;
using Questory.Economy.Currencies;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Economy.Contracts;

/// <summary>What a realm's currencies are called, by code.</summary>
public static class CurrencyNames
{
    public static async Task<IReadOnlyDictionary<string, string>> Currencies(this AppDb db, RealmId realm, CancellationToken stop) =>
        await db.Set<Currency>().Where(c => c.RealmId == realm).ToDictionaryAsync(c => c.Code, c => c.Name, stop);
}
