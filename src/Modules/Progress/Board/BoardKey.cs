using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Seasons;

namespace Questory.Progress.Board;

/// <summary>Which board: of all time, of one week or month, or of one season.</summary>
/// <param name="Word">The period's word; of a season its id.</param>
internal readonly record struct BoardKey(RealmId Realm, Period Period, string Word, DateOnly StartsOn)
{
    public static BoardKey At(RealmId realm, Period period, DateTimeOffset at) => new(realm, period, Naming.Snake(period), PeriodScore.StartOf(period, at));

    public static BoardKey Of(Season season) =>
        new(season.RealmId, Period.Season, season.Id.ToString(), DateOnly.FromDateTime(season.StartsAt.UtcDateTime));
}
