using Microsoft.EntityFrameworkCore;
using Questory.Economy.Currencies;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Economy.Contracts;

/// <summary>How a currency is shown.</summary>
/// <param name="Sign">e.g. <c>coin</c> or <c>key</c>.</param>
/// <param name="Decimals">Digits behind the point: 250 with 2 is shown as 2.50.</param>
public sealed record CurrencyFace(string Code, string Name, string Sign, int Decimals);

/// <summary>What a realm's currencies are called, by code.</summary>
public static class CurrencyNames
{
    public static async Task<IReadOnlyDictionary<string, string>> Currencies(this AppDb db, RealmId realm, CancellationToken stop) =>
        await db.Set<Currency>().Where(c => c.RealmId == realm).ToDictionaryAsync(c => c.Code, c => c.Name, stop);
}

/// <summary>How the currencies of the realm in force are shown, in its order; read once per request.</summary>
public sealed class CurrencyFaces(AppDb db, Actor actor, Work work)
{
    private Task<IReadOnlyList<CurrencyFace>>? read;

    public Task<IReadOnlyList<CurrencyFace>> Here(CancellationToken stop) => read ??= Read(stop);

    private async Task<IReadOnlyList<CurrencyFace>> Read(CancellationToken stop) => (await work.Read<List<CurrencyFace>>(async () =>
        await db.Set<Currency>().Where(c => c.RealmId == actor.Here).OrderBy(c => c.SortOrder).ThenBy(c => c.Code)
            .Select(c => new CurrencyFace(c.Code, c.Name, c.Icon, c.Decimals)).ToListAsync(stop), stop)).Value ?? [];
}
