using Questory.Platform.Data;

namespace Questory.Progress.Contracts;

public readonly record struct SeasonId(Guid Value) : IId<SeasonId>
{
    public static SeasonId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? provider, out SeasonId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}
