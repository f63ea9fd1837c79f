namespace Questory.Accounts.Sessions;

/// <summary>Where to go on after signing in: only ever within this installation.</summary>
internal static class Local
{
    public static string Path(string? wished) =>
        wished is { Length: > 0 and < 2000 } && wished[0] == '/' && wished.IndexOf('\\') < 0 && !wished.StartsWith("//", StringComparison.Ordinal)
        && !wished.Any(char.IsControl) && !AsksAgain(wished) ? wished : "/";

    /// <summary>Where somebody new comes in: at the door of the realm they were on their way to, which asks children and grown-ups apart.</summary>
    public static string SignUp(string? next) => Door("/sign-up", next);

    /// <summary>Where somebody known comes in: in the look of the realm they are on their way to.</summary>
    public static string SignIn(string? next) => Door("/sign-in", next);

    public static string WithNext(string page, string? next) => string.IsNullOrEmpty(next) ? page : $"{page}?next={Uri.EscapeDataString(next)}";

    private static string Door(string page, string? next) =>
        WithNext(Path(next).Split('/', '?', '#') is ["", "r", { Length: > 0 } realm, ..] ? $"/r/{realm}{page}" : page, next);

    // Who has just signed in is not led to sign in, up or out.
    private static bool AsksAgain(string address) =>
        (address.Split('/', '?', '#') is ["", "r", _, var below, ..] ? "/" + below : address).StartsWith("/sign-", StringComparison.Ordinal);
}
