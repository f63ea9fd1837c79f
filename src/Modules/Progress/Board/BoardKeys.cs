using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Progress.Contracts;
using Questory.Progress.Rules;
using Questory.Progress.Seasons;

namespace Questory.Progress.Board;

/// <summary>The board that a period's word means here and now.</summary>
internal sealed class BoardKeys(RuleBooks books, Actor actor, TimeProvider time)
{
    /// <summary>The period of an address's word; null when it is none.</summary>
    public static Period? PeriodOf(string? word) => Enum.TryParse<Period>(word ?? "all", true, out var known) && Enum.IsDefined(known) ? known : null;

    public async Task<Outcome<BoardKey>> Of(Period? period, CancellationToken stop)
    {
        if (period is null)
            return Outcome.Invalid("period", "Choose one of: all, week, month, season.");
        if (period != Period.Season)
            return BoardKey.At(actor.Here, period.Value, time.GetUtcNow());
        return await Season(stop) is { } season ? BoardKey.Of(season) : Outcome.NotFound("season") with { Code = SeeSeason.NoSeason };
    }

    /// <summary>The season that runs now, or null.</summary>
    public async Task<Season?> Season(CancellationToken stop) => (await books.Of(actor.Here, stop)).SeasonAt(time.GetUtcNow());
}
