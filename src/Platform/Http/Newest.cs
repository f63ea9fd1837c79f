namespace Questory.Platform.Http;

/// <summary>A place in a list that is ordered by moment and then id, newest first.</summary>
public sealed record Newest(DateTimeOffset At, Guid Id)
{
    /// <summary>Before the first row of any such list.</summary>
    public static readonly Newest Start = new(new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero), Guid.AllBitsSet);
}
