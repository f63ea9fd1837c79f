using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Data;

namespace Questory.Platform.Outcomes;

/// <summary>The one place where an outcome becomes HTTP: 200, 201 or 204, or RFC 9457 problem details.</summary>
public sealed class OutcomeResult<T>(Outcome<T> outcome, Func<T, string>? location) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext http)
    {
        if (outcome.Ok && http.RequestServices.GetService<Edits>()?.Shown is { } version)
            http.Response.Headers.ETag = $"\"{version}\"";
        return Answer().ExecuteAsync(http);
    }

    private IResult Answer() => outcome switch
    {
        { Ok: false } => outcome.Problem.ToHttp(),
        { Value: Done } => TypedResults.NoContent(),
        { Value: var value } when location is not null => TypedResults.Created(location(value), value),
        { Value: var value } => TypedResults.Ok(value),
    };

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder endpoint)
    {
        endpoint.Metadata.Add(typeof(T) == typeof(Done)
            ? new ProducesResponseTypeMetadata(StatusCodes.Status204NoContent)
            : new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        foreach (var status in new[] { 401, 403, 404, 422 })
            endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
    }
}

public static class OutcomeHttp
{
    public static async Task<OutcomeResult<T>> ToHttp<T>(this Task<Outcome<T>> outcome) => new(await outcome, null);

    /// <summary>201 with the new thing's address.</summary>
    public static async Task<OutcomeResult<T>> ToHttpCreated<T>(this Task<Outcome<T>> outcome, Func<T, string> location) =>
        new(await outcome, location);

    public static IResult ToHttp(this Problem problem)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = problem.Code };
        if (problem.Fields is not null)
            extensions["errors"] = problem.Fields;
        var details = TypedResults.Problem(problem.Detail, statusCode: (int)problem.Kind, title: problem.Title, extensions: extensions);
        return problem.RetryAfter is { } wait ? new WithRetryAfter(details, wait) : details;
    }

    private sealed class WithRetryAfter(IResult inner, TimeSpan wait) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString();
            return inner.ExecuteAsync(http);
        }
    }
}
