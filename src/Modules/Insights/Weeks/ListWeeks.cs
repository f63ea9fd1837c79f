using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Insights.Weeks;

/// <summary>The past weeks of one of my children as its reports told them, the latest first; a year of them (AE-029).</summary>
[SignedIn, Reads]
internal sealed class ListWeeks(AppDb db, Actor actor)
{
    private const int WeeksShown = 53;

    /// <param name="StartsOn">A Monday.</param>
    /// <param name="Streak">Days in a row when the week was over.</param>
    public sealed record View(DateOnly StartsOn, int Streak, WeekFigures Figures);

    public static void Map(RouteGroupBuilder children) => children
        .MapGet("/{child}/weeks", (AccountId child, Slice<ListWeeks> slice, CancellationToken stop) => slice.Run(s => s.Run(child, stop), stop).ToHttp())
        .WithSummary("The past weeks of one of my children");

    public async Task<Outcome<IReadOnlyList<View>>> Run(AccountId child, CancellationToken stop)
    {
        if (!await db.ReadChildren().AnyAsync(mine => mine.AccountId == child && mine.GuardianId == actor.Me, stop))
            return Outcome.NotFound("child");
        var weeks = await db.Set<Week>().AsNoTracking().Where(week => week.AccountId == child && week.RealmId == actor.Here)
            .OrderByDescending(week => week.StartsOn).Take(WeeksShown).ToListAsync(stop);
        return weeks.ConvertAll(week => new View(week.StartsOn, week.Streak, week.Figures));
    }
}
