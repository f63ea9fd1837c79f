namespace Questory.Platform.Http;

/// <summary>A part of a list. <see cref="Next"/> is handed back as <c>cursor</c> for the part after it; null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

public static class Page
{
    public const int DefaultLimit = 20;
    public const int MaxLimit = 100;

    /// <summary>Makes a page from rows of which one more than wanted was asked for, so that the end is known without counting.</summary>
    /// <param name="placeOf">The row's place in the sort order: what the next page's query starts after.</param>
    public static Page<TItem> Of<TRow, TItem, TPlace>(
        IReadOnlyList<TRow> rows, int limit, Func<TRow, TItem> show, Func<TRow, TPlace> placeOf) => new(
        [.. rows.Take(limit).Select(show)],
        rows.Count > limit ? Cursor.Write(placeOf(rows[limit - 1])) : null);
}
