namespace Questory.Accounts.Sessions;

/// <summary>Where to go on after signing in: only ever within this installation.</summary>
internal static class Local
{
    public static string Path(string? wished) =>
        wished is { Length: > 0 and < 2000 } && wished[0] == '/' && wished.IndexOf('\\') < 0 && !wished.StartsWith("//", StringComparison.Ordinal)
        && !wished.Any(char.IsControl) && !wished.StartsWith("/sign-", StringComparison.Ordinal) ? wished : "/";

    public static string WithNext(string page, string? next) => string.IsNullOrEmpty(next) ? page : $"{page}?next={Uri.EscapeDataString(next)}";
}
