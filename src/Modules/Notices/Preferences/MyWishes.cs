using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Preferences;

/// <summary>What I want to be told, and how.</summary>
[SignedIn, Reads]
internal sealed class MyWishes(AppDb db, Actor actor, IEnumerable<NoticeKind> kinds)
{
    public sealed record KindView(string Kind, string Summary, bool InApp, bool Mail);

    public sealed record View(bool EmailNotifications, bool WeeklyReports, bool AchievementAlerts, IReadOnlyList<KindView> Kinds);

    public static void Map(RouteGroupBuilder account) => account
        .MapGet("/notices", (Slice<MyWishes> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Show which mail and notices I want");

    public async Task<Outcome<View>> Run(CancellationToken stop)
    {
        var wishes = await db.Set<Wishes>().AsNoTracking().SingleOrDefaultAsync(w => w.AccountId == actor.Me, stop) ?? new();
        var chosen = await db.Set<KindWish>().AsNoTracking().Where(w => w.AccountId == actor.Me).ToDictionaryAsync(w => w.Kind, stop);
        return new View(wishes.EmailNotifications, wishes.WeeklyReports, wishes.AchievementAlerts,
            [.. kinds.Select(kind => chosen.GetValueOrDefault(kind.Code) is var own && own is null
                ? new KindView(kind.Code, kind.Summary, true, false)
                : new KindView(kind.Code, kind.Summary, own.InApp, own.Mail))]);
    }
}
