using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Platform.Live;

/// <summary>Server-sent events of one topic: each tells an open page to fetch its part again with its own rights.</summary>
public static class LiveStream
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static void Map(RouteGroupBuilder realm) => realm.MapGet("/live/{topic}", Stream)
        .WithSummary("Listen to a live topic").WithTags("Live").ExcludeFromDescription()
        .OpenTo("Checks the topic's own permission for the signed-in member before the first byte.");

    private static async Task Stream(HttpContext http, string topic, Actor actor, TopicList topics, Bus bus, CancellationToken stop)
    {
        if (actor.Account is null || actor.HeldBack is not null)
            await Outcome.NotSignedIn().ToHttp().ExecuteAsync(http);
        else if (topics.Find(topic) is not { } known || !actor.IsMember)
            await Outcome.NotFound("topic").ToHttp().ExecuteAsync(http);
        else if (!known.OpenTo(actor))
            await Outcome.Forbidden("missing_permission", "Your roles here do not include this.").ToHttp().ExecuteAsync(http);
        else
            await Listen(http, bus.Listen(known.ChannelOf(actor)), stop);
    }

    private static async Task Listen(HttpContext http, Listener listener, CancellationToken stop)
    {
        using var ear = listener;
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await Send(http, "retry: 2000\n\n", stop);
            await foreach (var signal in ear.All(Heartbeat, stop))
                await Send(http, signal is null ? ": still here\n\n" : $"event: changed\ndata: {signal}\n\n", stop);
        }
        catch (OperationCanceledException) { }
    }

    // Written and sent at once.
    private static async Task Send(HttpContext http, string lines, CancellationToken stop) =>
        await http.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(lines), stop);
}
