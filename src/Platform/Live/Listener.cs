using System.Threading.Channels;

namespace Questory.Platform.Live;

/// <summary>One ear on one topic. A slow one hears the latest signals, not all of them.</summary>
public sealed class Listener(Bus bus, string topic) : IDisposable
{
    private readonly Channel<string> heard = Channel.CreateBounded<string>(
        new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });

    public string Topic { get; } = topic;
    internal Guid Id { get; } = Guid.NewGuid();

    internal void Hear(string payload) => heard.Writer.TryWrite(payload);

    /// <summary>The next signal, or null when none came within the time.</summary>
    public async Task<string?> Next(TimeSpan within, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(within);
        try
        {
            return await heard.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Waits for any signal, or the time, or the stop; forgets what piled up.</summary>
    public async Task<bool> WaitAny(TimeSpan within, CancellationToken stop)
    {
        try
        {
            await Next(within, stop);
        }
        catch (OperationCanceledException) { }
        while (heard.Reader.TryRead(out _)) { }
        return !stop.IsCancellationRequested;
    }

    public void Dispose() => bus.Leave(this);
}
