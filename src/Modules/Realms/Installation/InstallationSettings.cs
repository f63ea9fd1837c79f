using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Realms.Customising;

namespace Questory.Realms.Installation;

/// <summary>Every setting with the installation's value: what holds where a realm has chosen nothing, and outside of realms.</summary>
[Operators, Reads]
internal sealed class InstallationSettings(AppDb db, SettingList list)
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/settings", (Slice<InstallationSettings> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("List the installation's settings");

    public async Task<Outcome<IReadOnlyList<SettingView>>> Run(CancellationToken stop)
    {
        var chosen = await db.Set<SettingRow>().AsNoTracking().Where(row => row.RealmId == SettingRow.Installation).ToDictionaryAsync(row => row.Key, row => row.Value, stop);
        return list.All.OrderBy(setting => setting.Key, StringComparer.Ordinal)
            .Select(setting => SettingView.Of(setting, chosen.GetValueOrDefault(setting.Key), inherited: null)).ToList();
    }
}
