using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Ui;

namespace Questory.Host.Shell;

internal static class PageGate
{
    /// <summary>A page states its access as a slice does; who may not enter is sent to sign-in or shown why.</summary>
    public static void UsePageGate(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<AccessAttribute>() is { } access &&
            Gate.Refuses(access, http.RequestServices.GetRequiredService<Actor>()) is { } refusal)
            throw new PageRefusal(refusal);
        await next();
    });
}
