using System.Diagnostics.CodeAnalysis;

namespace Questory.Platform.Data;

/// <summary>A strongly typed key: a few lines per kind of thing, so that a lesson's id can never be passed for a course's.</summary>
/// <remarks>An id that stands in a route also has <c>public static bool TryParse(string?, IFormatProvider?, out TSelf)</c>, which
/// asks <see cref="Ids.TryParse"/>: routing looks for that method on the type itself, not on an interface.</remarks>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

public static class Ids
{
    /// <summary>A new time-ordered id (UUID version 7), made in the application so that a row knows its key before it is saved.</summary>
    public static TId New<TId>() where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7());

    public static bool TryParse<TId>([NotNullWhen(true)] string? text, out TId id) where TId : struct, IId<TId>
    {
        var read = Guid.TryParse(text, out var value);
        id = TId.From(value);
        return read;
    }
}
