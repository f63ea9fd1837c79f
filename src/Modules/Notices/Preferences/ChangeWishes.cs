using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Preferences;

/// <summary>Chooses which mail and notices I want (AE-030); what is not sent stays.</summary>
[SignedIn]
internal sealed class ChangeWishes(AppDb db, Actor actor, TimeProvider time, IEnumerable<NoticeKind> kinds, ChangedSettings changed)
{
    /// <param name="EmailNotifications">False stops all but legal and security mails.</param>
    /// <param name="InApp">Kind of notice → wanted in the app.</param>
    /// <param name="Mail">Kind of notice → wanted by mail too; a child gets none.</param>
    public sealed record Request(
        bool? EmailNotifications, bool? WeeklyReports, bool? AchievementAlerts, IReadOnlyDictionary<string, bool>? InApp, IReadOnlyDictionary<string, bool>? Mail);

    public static void Map(RouteGroupBuilder account) => account
        .MapPatch("/notices", (Request? request, Slice<ChangeWishes> slice, CancellationToken stop) => slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Choose which mail and notices I want");

    public async Task<Outcome<Done>> Run(Request request, CancellationToken stop)
    {
        if ((Unknown(request.InApp, "in_app") ?? Unknown(request.Mail, "mail")) is { } fault)
            return fault;
        if (await db.StillLetIn(actor, stop) is { } shutOut)
            return shutOut;
        changed.Note(actor.Me);
        var wishes = await db.Set<Wishes>().SingleOrDefaultAsync(w => w.AccountId == actor.Me, stop);
        if (wishes is null)
            db.Add(wishes = new() { AccountId = actor.Me });
        wishes.EmailNotifications = request.EmailNotifications ?? wishes.EmailNotifications;
        wishes.WeeklyReports = request.WeeklyReports ?? wishes.WeeklyReports;
        wishes.AchievementAlerts = request.AchievementAlerts ?? wishes.AchievementAlerts;
        wishes.UpdatedAt = time.GetUtcNow();
        foreach (var (kind, wanted) in request.InApp ?? none)
            (await Own(kind, stop)).InApp = wanted;
        foreach (var (kind, wanted) in request.Mail ?? none)
            (await Own(kind, stop)).Mail = wanted;
        return Outcome.Done;
    }

    private static readonly Dictionary<string, bool> none = [];

    private Problem? Unknown(IReadOnlyDictionary<string, bool>? chosen, string field) =>
        (chosen ?? none).Keys.FirstOrDefault(code => kinds.All(kind => kind.Code != code)) is { } unknown
            ? Outcome.Invalid($"{field}.{unknown}", "There is no such kind of notice.") : null;

    private async Task<KindWish> Own(string kind, CancellationToken stop)
    {
        if (await db.Set<KindWish>().FindAsync([actor.Me, kind], stop) is { } known)
            return known;
        var made = new KindWish { AccountId = actor.Me, Kind = kind, InApp = true };
        db.Add(made);
        return made;
    }
}
