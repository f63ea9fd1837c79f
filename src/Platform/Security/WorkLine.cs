using System.Diagnostics;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Security;

/// <summary>Lets heavy work through a few at a time and turns callers away once too many wait, so that it cannot starve the rest.</summary>
/// <param name="atOnce">Pieces of work that may run together, at least 1.</param>
/// <param name="waiting">Callers that may wait beyond those, at least 0.</param>
public sealed class WorkLine(int atOnce, int waiting) : IDisposable
{
    private const int WaitingPerSlot = 16;
    private static readonly TimeSpan FirstGuess = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim slots = new(atOnce);
    private int inside;
    private long meanTicks = FirstGuess.Ticks;

    /// <summary>Pieces of work that may run together.</summary>
    public int AtOnce => atOnce;

    /// <summary>All processors but one (at least one), and a line of about three seconds of bcrypt at cost 12.</summary>
    public static WorkLine ForThisMachine()
    {
        var atOnce = Math.Max(1, Environment.ProcessorCount - 1);
        return new(atOnce, atOnce * WaitingPerSlot);
    }

    /// <summary>Runs the work in its turn, or answers 429, after as long as one piece of work takes, with the time the full line needs. Leaving early ends the waiting only: started work keeps its place until it is done.</summary>
    public async Task<Outcome<T>> Run<T>(Func<Task<T>> work, CancellationToken stop)
    {
        if (Interlocked.Increment(ref inside) > atOnce + waiting)
        {
            Interlocked.Decrement(ref inside);
            // Not at once: who asks again without a pause would keep the machine busier with refusals than the work does.
            await Task.Delay(Mean, stop);
            return Full();
        }
        try
        {
            await slots.WaitAsync(stop);
            try
            {
                return await Timed(work);
            }
            finally
            {
                slots.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }

    public void Dispose() => slots.Dispose();

    // Real elapsed time, not TimeProvider's: a test clock that is set forward does not make hashing slower.
    private async Task<T> Timed<T>(Func<Task<T>> work)
    {
        var began = Stopwatch.GetTimestamp();
        var result = await work();
        Interlocked.Exchange(ref meanTicks, (Mean + (Stopwatch.GetElapsedTime(began) - Mean) / 8).Ticks);
        return result;
    }

    private TimeSpan Mean => TimeSpan.FromTicks(Interlocked.Read(ref meanTicks));

    private Problem Full()
    {
        var work = Mean * (atOnce + waiting) / atOnce;
        return Outcome.TooOften(
            TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(work.TotalSeconds))), "Too many people are signing in at this moment: try again shortly.");
    }
}
