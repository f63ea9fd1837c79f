using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>A waiting child asks that its parent be mailed once more; at most once a day (AE-017).</summary>
[SignedIn(EvenHeldBack = true), AsSystem("Reads the address of the own parent.")]
internal sealed class RemindGuardian(AppDb db, Actor actor, TimeProvider time, ConsentReminder reminder)
{
    public static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPost("/consent-reminders", (Slice<RemindGuardian> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Remind my parent that I wait");

    public async Task<Outcome<Done>> Run(CancellationToken stop)
    {
        if (await db.FindChild(actor.Me, stop) is not { Waits: true, GuardianId: not null } child)
            return Outcome.Conflict("not_waiting", "You are not waiting for a parent's consent.");
        var now = time.GetUtcNow();
        if (child.RemindedAt is { } last && now - last < Pause && last <= now)
            return Outcome.TooOften(last + Pause - now, "Your parent was reminded today already: try again tomorrow.");
        await reminder.Send(await db.Set<Account>().SingleAsync(me => me.Id == actor.Me, stop), child, ConsentRecord.ByPage, stop);
        return Outcome.Done;
    }
}
