namespace Questory.Host.Shell;

internal static class SecurityHeaders
{
    /// <summary>Only our own scripts and styles run; nobody frames us; addresses do not leak to other sites.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next();
    });

    public static void MapStaticAssetsOf(this WebApplication app, IWebHostEnvironment environment)
    {
        if (!Directory.Exists(environment.WebRootPath))
            return;
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = served => served.Context.Response.Headers.CacheControl =
                served.Context.Request.Path.StartsWithSegments("/dist") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
        });
    }
}
