using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Questory.Platform.Live;

/// <summary>One ear on one topic. A slow one hears the latest signals, not all of them.</summary>
/// <param name="most">How many signals wait for it before the oldest are dropped.</param>
public sealed class Listener(Bus bus, string topic, int most) : IDisposable
{
    private readonly Channel<string> heard = Channel.CreateBounded<string>(
        new BoundedChannelOptions(most) { FullMode = BoundedChannelFullMode.DropOldest });

    private int missed;

    public string Topic { get; } = topic;
    internal Guid Id { get; } = Guid.NewGuid();

    internal void Hear(string payload)
    {
        if (heard.Reader.Count >= most)
            Lose();
        heard.Writer.TryWrite(payload);
    }

    internal void Lose() => Interlocked.Exchange(ref missed, 1);

    /// <summary>Have signals been lost since this was last asked? Then whatever they keep up to date is to be read anew.</summary>
    public bool Missed() => Interlocked.Exchange(ref missed, 0) == 1;

    /// <summary>This signal, if any, and all that wait behind it.</summary>
    public IReadOnlyList<string> Rest(string? first)
    {
        var rest = first is null ? new List<string>() : [first];
        while (heard.Reader.TryRead(out var next))
            rest.Add(next);
        return rest;
    }

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

    /// <summary>Signals as they come, and null at every beat in which the line is to be kept alive. Ends with the stop.</summary>
    public async IAsyncEnumerable<string?> All(TimeSpan beat, [EnumeratorCancellation] CancellationToken stop)
    {
        // Wound up once per beat, not per signal: a thousand pages hear each one.
        var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            limit.CancelAfter(beat);
            while (true)
            {
                string? signal = null;
                try
                {
                    signal = await heard.Reader.ReadAsync(limit.Token);
                }
                catch (OperationCanceledException)
                {
                    if (stop.IsCancellationRequested)
                        yield break;
                    limit.Dispose();
                    limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
                    limit.CancelAfter(beat);
                }
                yield return signal;
            }
        }
        finally
        {
            limit.Dispose();
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
