using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.Customising;

/// <summary>A setting with the value in force and where it comes from.</summary>
/// <param name="Kind"><c>yes_no</c>, <c>whole_number</c>, <c>number</c>, <c>text</c>, <c>list</c> (of texts) or <c>json</c>.</param>
/// <param name="Choices">The values there are to choose from; null for a free one.</param>
/// <param name="Warning">What changing it does to those who are here already.</param>
/// <param name="Chosen">Set here; otherwise the installation's value or the default holds.</param>
public sealed record SettingView(string Key, string Summary, string Kind, JsonElement Value, JsonElement Default, bool Chosen,
    IReadOnlyList<string>? Choices = null, string? Warning = null)
{
    internal static SettingView Of(ISetting setting, string? chosen, string? inherited) => new(
        setting.Key, setting.Summary, KindOf(setting.Type), JsonElement.Parse(chosen ?? inherited ?? setting.DefaultJson),
        JsonElement.Parse(inherited ?? setting.DefaultJson), chosen is not null, setting.Choices, setting.Warning);

    private static string KindOf(Type type) =>
        type == typeof(bool) ? "yes_no"
        : type == typeof(int) || type == typeof(long) ? "whole_number"
        : type == typeof(decimal) || type == typeof(double) ? "number"
        : type == typeof(string) || type.IsEnum ? "text" : type == typeof(string[]) ? "list" : "json";
}

/// <summary>Every setting a realm can choose, with the value in force.</summary>
[Requires(RealmPermissions.Manage), Reads]
internal sealed class ShowSettings(AppDb db, Actor actor, SettingList list)
{
    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/settings", (Slice<ShowSettings> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("List the realm's settings");

    public async Task<Outcome<IReadOnlyList<SettingView>>> Run(CancellationToken stop)
    {
        var rows = await db.Set<SettingRow>().AsNoTracking()
            .Where(row => row.RealmId == actor.Here || row.RealmId == SettingRow.Installation).ToListAsync(stop);
        string? Chosen(RealmId realm, string key) => rows.SingleOrDefault(row => row.RealmId == realm && row.Key == key)?.Value;
        return list.All.Where(setting => !setting.OfInstallation).OrderBy(setting => setting.Key, StringComparer.Ordinal)
            .Select(setting => SettingView.Of(setting, Chosen(actor.Here, setting.Key), Chosen(SettingRow.Installation, setting.Key))).ToList();
    }
}
