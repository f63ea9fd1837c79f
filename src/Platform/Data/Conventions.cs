using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Questory.Platform.Data;

/// <summary>What every map may leave unsaid: snake_case columns, ids as uuid, enums as text.</summary>
internal static class Conventions
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Naming.Snake(property.Name));
                if (property.GetValueConverter() is null && Converter(property.ClrType) is { } converter)
                    property.SetValueConverter(converter);
                // Keys are made in the application: a database default would hide a forgotten one.
                if (property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType != typeof(long))
                    property.ValueGenerated = ValueGenerated.Never;
            }
    }

    private static ValueConverter? Converter(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var kind = type.IsEnum ? typeof(EnumColumn<>) : IsId(type) ? typeof(IdColumn<>) : null;
        return kind is null ? null : (ValueConverter)Activator.CreateInstance(kind.MakeGenericType(type))!;
    }

    internal static bool IsId(Type type) => type.IsValueType &&
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));
}
