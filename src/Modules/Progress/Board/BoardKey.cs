using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Contracts;
using Questory.Progress.Seasons;

namespace Questory.Progress.Board;

/// <summary>Which board: of all time, of one week or month, or of one season; of all XP or of those of one pathway.</summary>
/// <param name="Word">The period's word; of a season its id.</param>
/// <param name="Pathway">Null for all XP. Pathways have no boards of seasons.</param>
internal readonly record struct BoardKey(RealmId Realm, Period Period, string Word, DateOnly StartsOn, Guid? Pathway = null)
{
    public static BoardKey At(RealmId realm, Period period, DateTimeOffset at, Guid? pathway = null) =>
        new(realm, period, Naming.Snake(period), PeriodScore.StartOf(period, at), pathway);

    public static BoardKey Of(Season season) =>
        new(season.RealmId, Period.Season, season.Id.ToString(), DateOnly.FromDateTime(season.StartsAt.UtcDateTime));
}
