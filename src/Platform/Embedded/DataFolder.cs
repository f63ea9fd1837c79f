using System.Security.Cryptography;
using System.Text;

namespace Questory.Platform.Embedded;

/// <summary>Where a Questory keeps its data when nobody says otherwise.</summary>
public static class DataFolder
{
    private const string Checkout = "Questory.slnx";

    /// <summary>
    /// The data folder: <paramref name="option"/> (of <c>--data</c>), else <c>QUESTORY_DATA</c>, else <c>.data</c> of
    /// the checkout, else the system's place for application data (root: <c>/var/lib/questory</c>).
    /// </summary>
    /// <returns>An absolute path; nothing is created.</returns>
    public static async Task<string> Locate(string? option, CancellationToken stop)
    {
        if (option is { Length: > 0 } || (option = Environment.GetEnvironmentVariable("QUESTORY_DATA")) is { Length: > 0 })
            return Path.GetFullPath(option);

        var root = !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;
        var checkout = CheckoutRoot();
        if (checkout is null)
            return root ? "/var/lib/questory" : Path.Combine(LocalData(), "questory");

        var beside = Path.Combine(checkout, ".data");
        var account = await ServerAccount.For(Path.Combine(beside, "postgres"), stop);
        return await account.CanEnter(checkout, stop) ? beside : OutsideOf(checkout);
    }

    /// <summary>The folder of the checkout this program was built in or is started from; null for a published program elsewhere.</summary>
    public static string? CheckoutRoot() =>
        new[] { AppContext.BaseDirectory, Environment.CurrentDirectory }
            .SelectMany(UpFrom)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, Checkout)));

    /// <summary>A folder and all those above it, the nearest first.</summary>
    internal static IEnumerable<string> UpFrom(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            yield return at.FullName;
    }

    // A checkout below /root is closed to the account that PostgreSQL runs under. Two checkouts must not share data.
    private static string OutsideOf(string checkout)
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(checkout)))[..8];
        return $"/var/lib/questory/{Path.GetFileName(checkout)}-{mark}";
    }

    private static string LocalData() =>
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
}
