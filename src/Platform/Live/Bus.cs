using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Questory.Platform.Data;

namespace Questory.Platform.Live;

/// <summary>Small signals between nodes and to open pages, over PostgreSQL's LISTEN/NOTIFY. A signal says that
/// something changed, never what: receivers ask again with their own rights. Lost signals do no lasting harm.</summary>
/// <remarks>Signals go out on a connection of their own, after the commit: NOTIFY inside a busy transaction makes all
/// commits queue behind one lock.</remarks>
public sealed class Bus(Databases databases, ILogger<Bus> log) : BackgroundService
{
    private const string PgChannel = "questory";
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Guid, Listener>> listeners = new();
    private readonly Channel<(string Topic, string Payload)> outgoing = Channel.CreateBounded<(string, string)>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Sends a signal to every node, this one included. Payload: at most 7,000 bytes.</summary>
    public Task Publish(string topic, string payload)
    {
        outgoing.Writer.TryWrite((topic, payload));
        return Task.CompletedTask;
    }

    /// <param name="most">How many signals may wait for a slow ear.</param>
    public Listener Listen(string topic, int most = 64)
    {
        var listener = new Listener(this, topic, most);
        listeners.GetOrAdd(topic, _ => new())[listener.Id] = listener;
        return listener;
    }

    internal void Leave(Listener listener)
    {
        if (listeners.TryGetValue(listener.Topic, out var audience))
            audience.TryRemove(listener.Id, out _);
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        try
        {
            await Task.WhenAll(Send(stop), Receive(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
    }

    private async Task Send(CancellationToken stop)
    {
        var signals = new HashSet<(string Topic, string Payload)>();
        while (await outgoing.Reader.WaitToReadAsync(stop))
            try
            {
                // The same signal many times within a moment is one signal: a busy realm costs no more than a quiet one.
                signals.Clear();
                while (signals.Count < 200 && outgoing.Reader.TryRead(out var signal))
                    signals.Add(signal);
                await using var command = databases.Aside.CreateCommand("select pg_notify($1, line) from unnest($2::text[]) line");
                command.Parameters.Add(new() { Value = PgChannel });
                command.Parameters.Add(new() { Value = signals.Select(signal => $"{signal.Topic}\n{signal.Payload}").ToArray() });
                await command.ExecuteNonQueryAsync(stop);
                await Task.Delay(Gathering, stop);
            }
            catch (NpgsqlException failure)
            {
                log.LogWarning("Live signals could not be sent: {Reason}", failure.Message);
                await Task.Delay(500, stop);
            }
    }

    private async Task Receive(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            try
            {
                await using var connection = await databases.Aside.OpenConnectionAsync(stop);
                connection.Notification += (_, notice) => Deliver(notice.Payload);
                await using (var listen = new NpgsqlCommand($"listen {PgChannel}", connection))
                    await listen.ExecuteNonQueryAsync(stop);
                while (true)
                    await connection.WaitAsync(stop);
            }
            catch (NpgsqlException failure) when (!stop.IsCancellationRequested)
            {
                log.LogWarning("Live signals are interrupted: {Reason}", failure.Message);
                foreach (var listener in listeners.Values.SelectMany(audience => audience.Values))
                    listener.Lose();
                await Task.Delay(500, stop);
            }
    }

    private void Deliver(string line)
    {
        var cut = line.IndexOf('\n');
        if (cut > 0 && listeners.TryGetValue(line[..cut], out var audience))
            foreach (var listener in audience.Values)
                listener.Hear(line[(cut + 1)..]);
    }
}
