using Microsoft.AspNetCore.Http;

namespace Questory.Accounts.Sessions;

/// <summary>The browser's proof: out of reach of scripts, not sent by other sites' forms, over TLS alone where there is TLS.</summary>
internal static class SessionCookie
{
    public const string Name = "questory";

    public static void Set(HttpContext http, string token, DateTimeOffset expiresAt) =>
        http.Response.Cookies.Append(Name, token, Options(http, expiresAt));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http, null));

    private static CookieOptions Options(HttpContext http, DateTimeOffset? expiresAt) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", Expires = expiresAt, IsEssential = true,
    };
}
