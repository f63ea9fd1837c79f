using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Questory.Platform.Outcomes;
using Questory.Platform.Security;

namespace Questory.Platform.Data;

/// <summary>A part of a long list, and how to ask for the part after it.</summary>
/// <param name="Next">Send it back as <c>cursor</c>; null at the end of the list.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Makes a page of rows fetched one beyond the limit: the extra one only tells that there is more.</summary>
    public static Page<T> Of(List<T> fetched, int limit, Func<T, Cursor> at) => fetched.Count <= limit
        ? new(fetched, null)
        : new(fetched[..limit], at(fetched[limit - 1]).ToString());
}

/// <summary>Where a list goes on: after the row of this moment and id, in a list ordered by both, newest first.</summary>
public readonly record struct Cursor(DateTimeOffset At, Guid Id)
{
    public const int LimitMax = 100;

    /// <summary>Before the first row of any list.</summary>
    public static readonly Cursor Start = new(new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero), Guid.AllBitsSet);

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{Id:N}")));

    /// <summary>Reads <c>cursor</c> and <c>limit</c> as a caller sent them; without them the first 20 rows.</summary>
    public static Outcome<(Cursor After, int Limit)> Read(string? cursor, int? limit)
    {
        if (limit is < 1 or > LimitMax)
            return Outcome.Invalid("limit", $"Give a whole number from 1 to {LimitMax}.");
        if (string.IsNullOrEmpty(cursor))
            return (Start, limit ?? 20);
        return Parse(cursor) is { } read ? (read, limit ?? 20) : Outcome.Invalid("cursor", "Send the cursor exactly as you got it.");
    }

    private static Cursor? Parse(string text)
    {
        if (text.Length > 100 || Base64UrlText.Decode(text) is not { } bytes)
            return null;
        return Encoding.ASCII.GetString(bytes).Split('.') is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
            && Guid.TryParseExact(id, "N", out var guid) ? new Cursor(new(at, TimeSpan.Zero), guid) : null;
    }
}
