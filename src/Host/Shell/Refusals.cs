using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Ui;

namespace Questory.Host.Shell;

/// <summary>Every refusal in the form its reader understands: problem details for programs, a page for people.</summary>
internal static class Refusals
{
    /// <summary>Answers whoever was turned away on purpose; nothing of it is an error.</summary>
    public static void UseRefusals(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next();
        }
        catch (PageRefusal refusal) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.SetEndpoint(null);
            await Answer(http, refusal.Problem);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await Answer(http, Unreadable(bad));
        }
    });

    // A value of the wrong kind ("ten" for a number) is told by its field, as a broken rule is.
    internal static Problem Unreadable(BadHttpRequestException bad) => bad.InnerException is JsonException { Path: { Length: > 2 } path }
        ? new((ProblemKind)bad.StatusCode, "unreadable", "This value is not of the kind that is wanted here.",
            new Dictionary<string, string[]> { [path.TrimStart('$', '.')] = ["This value is not of the kind that is wanted here."] })
        : new((ProblemKind)bad.StatusCode, "unreadable", "The request cannot be read: " + bad.Message);

    /// <summary>Gives a body to bare statuses, such as 404 for an unknown address.</summary>
    public static Task Explain(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var kind = (ProblemKind)http.Response.StatusCode;
        return Answer(http, kind is ProblemKind.NotFound ? Outcome.NotFound("page") : new Problem(kind, "refused", "This request was refused."));
    }

    internal static async Task Answer(HttpContext http, Problem problem)
    {
        if (IsProgram(http))
            await problem.ToHttp().ExecuteAsync(http);
        else if (problem.Kind == ProblemKind.NotSignedIn)
            http.Response.Redirect($"{SignIn(http)}?next=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString));
        else
            await Show<RefusedPage>(http, (int)problem.Kind, new() { [nameof(RefusedPage.Problem)] = problem });
    }

    // In the look of the realm one was on the way to.
    private static string SignIn(HttpContext http) =>
        http.RequestServices.GetRequiredService<Actor>().Realm is { } realm ? $"/r/{realm.Slug}/sign-in" : "/sign-in";

    // The refused page may have begun to render, and what renders pages begins only once in a scope.
    internal static async Task Show<TPage>(HttpContext http, int status, Dictionary<string, object?> parameters) where TPage : IComponent
    {
        var refused = http.RequestServices;
        await using var scope = refused.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Become(refused.GetRequiredService<Actor>());
        http.RequestServices = scope.ServiceProvider;
        http.Response.Headers.Remove("blazor-enhanced-nav");
        try
        {
            await new RazorComponentResult<TPage>(parameters) { StatusCode = status }.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = refused;
        }
    }

    internal static bool IsProgram(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api") || !http.Request.Headers.Accept.ToString().Contains("text/html");
}
