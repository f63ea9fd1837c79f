using Questory.Platform.Data;

namespace Questory.Host.Shell;

internal static class IdempotencyKeys
{
    /// <summary>Hands the caller's <c>Idempotency-Key</c> and <c>If-Match</c> (or a form's hidden fields) to the one write of this request.</summary>
    public static void UseIdempotencyKey(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var idempotency = http.RequestServices.GetRequiredService<Idempotency>();
        idempotency.Target = http.Request.Path + http.Request.QueryString;
        var edits = http.RequestServices.GetRequiredService<Edits>();
        var form = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        idempotency.Key = Sent("Idempotency-Key", "idempotency_key");
        edits.IfMatch = Sent("If-Match", Edits.Field);

        string? Sent(string header, string field) =>
            http.Request.Headers.TryGetValue(header, out var told) ? told.ToString() : form?.TryGetValue(field, out var hidden) == true ? hidden.ToString() : null;
        await next();
    });
}
