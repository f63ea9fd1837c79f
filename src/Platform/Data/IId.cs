using System.Diagnostics.CodeAnalysis;

namespace Questory.Platform.Data;

/// <summary>A strongly typed key: one line per kind of thing, so that a lesson's id can never be passed for a course's.</summary>
public interface IId<TSelf> : IParsable<TSelf> where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);

    static TSelf IParsable<TSelf>.Parse(string text, IFormatProvider? provider) => TSelf.From(Guid.Parse(text));

    static bool IParsable<TSelf>.TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out TSelf id) => TryParse(text, provider, out id);

    /// <summary>How an id in an address is read: the routing finds this one by name, for it overlooks explicit implementations.</summary>
    static new bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out TSelf id)
    {
        var read = Guid.TryParse(text, out var value);
        id = TSelf.From(value);
        return read;
    }
}

public static class Ids
{
    /// <summary>A new time-ordered id (UUID version 7), made in the application so that a row knows its key before it is saved.</summary>
    public static TId New<TId>() where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7());
}
