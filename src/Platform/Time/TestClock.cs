namespace Questory.Platform.Time;

/// <summary>The clock of a test installation: real time moved by an offset, so that every timed rule can be checked.</summary>
public sealed class TestClock : TimeProvider
{
    private long offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref offset));

    public void MoveTo(DateTimeOffset moment) => Interlocked.Exchange(ref offset, (moment - base.GetUtcNow()).Ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref offset, by.Ticks);
}
