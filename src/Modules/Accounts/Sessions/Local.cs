namespace Questory.Accounts.Sessions;

/// <summary>Where to go on after signing in: only ever within this installation.</summary>
internal static class Local
{
    public static string Path(string? wished) =>
        wished is { Length: > 0 and < 2000 } && wished[0] == '/' && wished.IndexOf('\\') < 0 && !wished.StartsWith("//", StringComparison.Ordinal)
        && !wished.Any(char.IsControl) && !wished.StartsWith("/sign-", StringComparison.Ordinal) ? wished : "/";

    /// <summary>Where somebody new comes in: at the door of the realm they were on their way to, which asks children and grown-ups apart.</summary>
    public static string SignUp(string? next) => WithNext(Path(next).Split('/', '?', '#') is ["", "r", { Length: > 0 } realm, ..] ? $"/r/{realm}/sign-up" : "/sign-up", next);

    public static string WithNext(string page, string? next) => string.IsNullOrEmpty(next) ? page : $"{page}?next={Uri.EscapeDataString(next)}";
}
