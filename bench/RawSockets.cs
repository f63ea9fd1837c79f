using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Questory.Bench;

/// <summary>The limit of live fan-out: whoever is connected is sent the same bytes, and nothing else happens.</summary>
internal sealed class RawSockets : IAsyncDisposable
{
    private static readonly byte[] Message = "event: changed\ndata: \n\n"u8.ToArray();
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<Guid, WebSocket> sockets = new();

    private RawSockets()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.UseWebSockets();
        app.MapGet("/raw", Join);
        app.MapPost("/tell", Tell);
    }

    public IPEndPoint Address { get; private set; } = null!;

    public static async Task<RawSockets> Start()
    {
        var raw = new RawSockets();
        await raw.app.StartAsync();
        raw.Address = BenchServer.AddressOf(raw.app);
        return raw;
    }

    private async Task Join(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var id = Guid.NewGuid();
        sockets[id] = socket;
        try
        {
            await socket.ReceiveAsync(new byte[64], http.RequestAborted);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException) { }
        sockets.TryRemove(id, out _);
    }

    private async Task Tell()
    {
        foreach (var socket in sockets.Values.Where(socket => socket.State == WebSocketState.Open))
            await socket.SendAsync(Message, WebSocketMessageType.Text, true, CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
