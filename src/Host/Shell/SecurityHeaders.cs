namespace Questory.Host.Shell;

internal static class SecurityHeaders
{
    /// <summary>Only our own scripts and styles run, pictures are ours, films may lie elsewhere; nobody frames us; addresses do not leak to other sites.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        // Last of all, because a refusal clears what was set before it.
        http.Response.OnStarting(() => Set(http.Response.Headers));
        return next();
    });

    private static Task Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; media-src 'self' https:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return Task.CompletedTask;
    }
}
