using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;
using Questory.Platform.Outcomes;

namespace Questory.Host.Shell;

/// <summary>What is answered when something breaks on our side: never what broke, only a number by which the log knows it.</summary>
internal static class Faults
{
    private const string Digits = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    // Written once, by us and with its number.
    public static ExceptionHandlerOptions Handling => new() { ExceptionHandler = Answer, SuppressDiagnosticsCallback = _ => true };

    private static Task Answer(HttpContext http)
    {
        var feature = http.Features.Get<IExceptionHandlerFeature>()!;
        if (feature.Error is BadHttpRequestException bad)
            return Refusals.Answer(http, Refusals.Unreadable(bad));
        var number = RandomNumberGenerator.GetString(Digits, 8);
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Questory.Faults")
            .LogError(feature.Error, "Fault {Number}: {Method} {Route}", number, http.Request.Method, feature.Endpoint?.DisplayName ?? "no endpoint");
        return Refusals.IsProgram(http)
            ? TypedResults.Problem("Something broke on our side. It has been noted; please try again.", statusCode: 500, title: "Something went wrong.",
                extensions: new Dictionary<string, object?> { ["code"] = "broken", ["number"] = number }).ExecuteAsync(http)
            : Refusals.Show<BrokenPage>(http, 500, new() { [nameof(BrokenPage.Number)] = number });
    }
}
