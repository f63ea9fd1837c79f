using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Questory.Platform.Data;

/// <summary>Enums are stored as snake_case text, readable in any SQL tool and guarded by a CHECK in the migration.</summary>
internal sealed class EnumColumn<TEnum>() : ValueConverter<TEnum, string>(
    value => Naming.Snake(value.ToString()), text => Read(text)) where TEnum : struct, Enum
{
    private static readonly Dictionary<string, TEnum> Values =
        Enum.GetValues<TEnum>().ToDictionary(value => Naming.Snake(value.ToString()));

    private static TEnum Read(string text) => Values[text];
}
