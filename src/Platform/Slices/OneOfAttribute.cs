using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Questory.Platform.Data;

namespace Questory.Platform.Slices;

/// <summary>A text that must be one of an enum's snake_case names. Requests take enums as text, because a wrong one is a
/// broken rule of one field (422), not a request that cannot be read.</summary>
public sealed class OneOfAttribute<TEnum> : ValidationAttribute where TEnum : struct, Enum
{
    public override bool IsValid(object? value) => value is null || (value is string text && EnumText.TryRead<TEnum>(text, out _));

    public override string FormatErrorMessage(string name) => $"Choose one of: {string.Join(", ", EnumText.NamesOf<TEnum>())}.";
}

/// <summary>Enums as the API writes them.</summary>
public static class EnumText
{
    private static class Known<TEnum> where TEnum : struct, Enum
    {
        public static readonly Dictionary<string, TEnum> Values = Enum.GetValues<TEnum>().ToDictionary(value => Naming.Snake(value.ToString()));
    }

    public static IReadOnlyCollection<string> NamesOf<TEnum>() where TEnum : struct, Enum => Known<TEnum>.Values.Keys;

    public static bool TryRead<TEnum>([NotNullWhen(true)] string? text, out TEnum value) where TEnum : struct, Enum
    {
        value = default;
        return text is not null && Known<TEnum>.Values.TryGetValue(text, out value);
    }

    /// <summary>The value of a text that <see cref="OneOfAttribute{TEnum}"/> has let pass; the fallback for null.</summary>
    public static TEnum Read<TEnum>(string? text, TEnum fallback = default) where TEnum : struct, Enum =>
        TryRead(text, out TEnum value) ? value : fallback;
}
