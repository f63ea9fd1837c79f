using Questory.Platform.Data;

namespace Questory.Progress.Contracts;

public readonly record struct AchievementId(Guid Value) : IId<AchievementId>
{
    public static AchievementId From(Guid value) => new(value);
    public static bool TryParse(string? text, IFormatProvider? provider, out AchievementId id) => Ids.TryParse(text, out id);
    public override string ToString() => Value.ToString();
}
