namespace Questory.Accounts.Sessions;

/// <summary>What a User-Agent header means to a person: "Firefox, Windows". A guess, for recognising one's own devices.</summary>
internal static class ClientName
{
    // The order matters: Edge and Opera say that they are Chrome, Chrome says that it is Safari.
    private static readonly (string Sign, string Name)[] browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
        ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"),
    ];

    /// <summary>The browser and the system; the first word of anything else, such as a program's name.</summary>
    public static string? Of(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent))
            return null;
        string?[] known = [Named(browsers, userAgent), Named(systems, userAgent)];
        return known.Any(name => name is not null) ? string.Join(", ", known.OfType<string>()) : userAgent.Split(' ', '/')[0];
    }

    private static string? Named((string Sign, string Name)[] list, string userAgent) =>
        list.Where(each => userAgent.Contains(each.Sign, StringComparison.Ordinal)).Select(each => each.Name).FirstOrDefault();
}
