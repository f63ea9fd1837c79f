using Questory.Platform.Data;

namespace Questory.Host.Shell;

internal static class IdempotencyKeys
{
    /// <summary>Hands the caller's <c>Idempotency-Key</c> (or a form's hidden <c>idempotency_key</c>) to the one write of this request.</summary>
    public static void UseIdempotencyKey(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var idempotency = http.RequestServices.GetRequiredService<Idempotency>();
        idempotency.Target = http.Request.Path + http.Request.QueryString;
        if (http.Request.Headers.TryGetValue("Idempotency-Key", out var key))
            idempotency.Key = key.ToString();
        else if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType &&
            (await http.Request.ReadFormAsync(http.RequestAborted)).TryGetValue("idempotency_key", out var hidden))
            idempotency.Key = hidden.ToString();
        await next();
    });
}
