using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Questory.Platform.Data;
using Questory.Platform.Modules;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;

namespace Questory.Host.Demo;

/// <summary>Remembers which content of a demo realm has been loaded, so that the next start need not look through it again.</summary>
internal static class DemoMark
{
    private sealed record Mark(string Fingerprint, IReadOnlyList<DemoSignIn> SignIns);

    /// <returns>Who can sign in, when exactly this content is loaded already; else null.</returns>
    public static async Task<IReadOnlyList<DemoSignIn>?> Find(IServiceProvider services, DemoRealm realm, CancellationToken stop)
    {
        var kept = await services.GetRequiredService<Databases>().LookUp(
            "select value::text from platform_settings where realm_id = $1 and key = $2", row => row.GetString(0), stop,
            SettingRow.Installation.Value, KeyOf(realm));
        var mark = kept is null ? null : JsonSerializer.Deserialize<Mark>(kept, Json.Options);
        return mark?.Fingerprint == Fingerprint(realm) ? mark.SignIns : null;
    }

    public static async Task Set(IServiceProvider services, DemoRealm realm, CancellationToken stop) =>
        await services.GetRequiredService<Work>().Do<Done>("mark demo", null, async () =>
        {
            await services.GetRequiredService<AppDb>().Execute("""
                insert into platform_settings (realm_id, key, value, updated_at) values ($1, $2, $3::jsonb, app_now())
                on conflict (realm_id, key) do update set value = excluded.value
                """, stop, SettingRow.Installation.Value, KeyOf(realm), JsonSerializer.Serialize(new Mark(Fingerprint(realm), realm.SignIns), Json.Options));
            return Outcome.Done;
        }, stop);

    private static string KeyOf(DemoRealm realm) => $"demo.{realm.Slug}";

    // Of the program too: a later version may load more from the same files.
    private static string Fingerprint(DemoRealm realm)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(DemoMark).Assembly.ManifestModule.ModuleVersionId.ToByteArray());
        foreach (var file in Directory.EnumerateFiles(realm.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file[realm.Folder.Length..]));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
