using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Ui;

/// <summary>For endpoints that take a page's form: with script they answer with pieces of the page, without it they lead on.</summary>
public static class PageForms
{
    /// <summary>The browser can put pieces into the page it shows.</summary>
    public static bool TakesStream(this HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains("text/vnd.turbo-stream.html", StringComparison.Ordinal);

    /// <summary>A component of <c>turbo-stream</c> elements as the answer.</summary>
    public static IResult Stream<TComponent>(IReadOnlyDictionary<string, object?> parameters) where TComponent : IComponent =>
        new RazorComponentResult<TComponent>(parameters) { ContentType = "text/vnd.turbo-stream.html; charset=utf-8", PreventStreamingRendering = true };

    /// <summary>Leads on after a form (303), so that a reload sends nothing again.</summary>
    public static IResult SeeOther(this HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>The form's fields; anything else than a form is refused.</summary>
    public static async Task<IFormCollection> Form(this HttpContext http, CancellationToken stop) => http.Request.HasFormContentType
        ? await http.Request.ReadFormAsync(stop)
        : throw new PageRefusal(new Problem(ProblemKind.WrongType, "no_form", "Send this as a form."));

    /// <summary>The slice's value; a refusal leaves for sign-in or an error page.</summary>
    public static async Task<T> OrRefuse<T>(this Task<Outcome<T>> running) =>
        await running is { Ok: true, Value: var value } ? value : throw new PageRefusal((await running).Problem!);
}
