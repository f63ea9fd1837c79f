using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Slices;

/// <summary>Which slice an endpoint runs; read off the <c>Slice&lt;…&gt;</c> parameter of its handler.</summary>
public sealed record RunsSlice(Type Slice);

/// <summary>An endpoint that runs no slice says who may call it and why (health, sign-in page, static parts).</summary>
public sealed record OpenEndpoint(string Reason);

public static class SliceEndpoints
{
    /// <summary>Notes on every endpoint of the group which slice it runs.</summary>
    public static TBuilder NoteSlices<TBuilder>(this TBuilder group) where TBuilder : IEndpointConventionBuilder
    {
        group.Add(endpoint =>
        {
            var slice = endpoint.Metadata.OfType<MethodInfo>().SelectMany(method => method.GetParameters())
                .Select(parameter => parameter.ParameterType)
                .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Slice<>));
            if (slice is not null)
                endpoint.Metadata.Add(new RunsSlice(slice.GetGenericArguments()[0]));
        });
        return group;
    }

    public static TBuilder OpenTo<TBuilder>(this TBuilder builder, string reason) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new OpenEndpoint(reason));

    /// <summary>Refuses before the body is read: a stranger's rubbish is answered 401, not 400.</summary>
    public static void UseGate(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<RunsSlice>() is { Slice: var slice } &&
            http.RequestServices.GetRequiredService<Gate>()
                .Refuses(slice, http.RequestServices.GetRequiredService<Actor>()) is { } refusal)
            await refusal.ToHttp().ExecuteAsync(http);
        else
            await next();
    });
}
