using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Questory.Tests.Platform.Files;

/// <summary>A local server that speaks as much of S3's protocol as storing objects takes: path-style PUT, GET and DELETE,
/// 404 as XML, and only for requests signed (signature version 4) with its key.</summary>
internal sealed class S3Peer : IAsyncDisposable
{
    public const string Key = "AKIATESTTESTTESTTEST";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, byte[]> objects = new();
    private int signed;

    private S3Peer(WebApplication app) => this.app = app;

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public int SignedRequests => signed;

    public static async Task<S3Peer> Start(string bucket)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var peer = new S3Peer(builder.Build());
        peer.app.Map($"/{bucket}/{{name}}", peer.Answer);
        await peer.app.StartAsync();
        return peer;
    }

    private async Task Answer(HttpContext http, string name)
    {
        if (!http.Request.Headers.Authorization.ToString().StartsWith($"AWS4-HMAC-SHA256 Credential={Key}/", StringComparison.Ordinal))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        Interlocked.Increment(ref signed);
        if (HttpMethods.IsPut(http.Request.Method))
            await Keep(http, name);
        else if (HttpMethods.IsDelete(http.Request.Method))
            (http.Response.StatusCode, _) = (StatusCodes.Status204NoContent, objects.TryRemove(name, out _));
        else if (objects.TryGetValue(name, out var content))
            await http.Response.Body.WriteAsync(content);
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            http.Response.ContentType = "application/xml";
            await http.Response.WriteAsync("<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>");
        }
    }

    private async Task Keep(HttpContext http, string name)
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content);
        objects[name] = content.ToArray();
        http.Response.Headers.ETag = "\"0\"";
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
