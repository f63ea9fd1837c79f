using System.Text.Json;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Realms.Contracts;

namespace Questory.Economy.Currencies;

/// <summary>A new realm's currencies, from its edition.</summary>
internal sealed class EconomyFounding(AppDb db) : IFounding
{
    private sealed record Preset(IReadOnlyList<PresetCurrency>? Currencies);

    private sealed record PresetCurrency(string Code, string Name, string Icon, int Decimals);

    public string Section => "economy";

    public async Task Found(RealmId realm, JsonElement preset, CancellationToken stop)
    {
        foreach (var (order, currency) in (preset.Deserialize<Preset>(Json.Options)?.Currencies ?? []).Index())
            db.Add(new Currency
            {
                RealmId = realm,
                Code = currency.Code,
                Name = currency.Name,
                Icon = currency.Icon,
                Decimals = currency.Decimals,
                SortOrder = order + 1,
            });
        // Upper rooms lay rows that name these.
        await db.SaveChangesAsync(stop);
    }
}
