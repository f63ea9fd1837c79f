using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;
using Questory.Realms.Realms;

namespace Questory.Realms.Members;

/// <summary>Joins a realm that is open to all; joining again changes nothing.</summary>
[SignedIn(EvenStrangers = true)]
internal sealed class JoinRealm(AppDb db, Actor actor, TimeProvider time, CurrentSettings settings, ChildrenHere children, ActivityStream stream)
{
    /// <param name="GrownUp">I am 15 or older: to be said once, where children play.</param>
    public sealed record Request(bool GrownUp);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPut("/membership", (Request? request, Slice<JoinRealm> slice, CancellationToken stop) => slice.Run(s => s.Run(request?.GrownUp is true, stop), stop).ToHttp())
        .WithSummary("Join the realm");

    public async Task<Outcome<Done>> Run(bool grownUp, CancellationToken stop)
    {
        if (await db.Set<Member>().AnyAsync(m => m.AccountId == actor.Me && m.RealmId == actor.Here, stop))
            return Outcome.Done;
        var realm = await db.Set<Realm>().SingleAsync(r => r.Id == actor.Here, stop);
        var child = await db.ReadChildren().SingleOrDefaultAsync(child => child.AccountId == actor.Me, stop);
        if (WhyNot(realm) is { } refused)
            return refused;
        if (await children.WhyNot(actor.Here, actor.Me, child, grownUp, stop) is { } notYet)
            return notYet;
        db.Join(actor.Here, actor.Me, time.GetUtcNow(), child is not null ? StandardRoles.Learner : await settings.Get(MemberSettings.NewcomerRole, stop));
        await stream.Record(RealmActivities.Joined, actor.Here.Value, realm.Name, [], stop);
        return await db.StillLetIn(actor, stop) is { } shutOut ? shutOut : Outcome.Done;
    }

    public static Problem? WhyNot(Realm realm) => realm.Joining switch
    {
        Joining.Open => null,
        Joining.Invitation => Outcome.Forbidden("by_invitation", "One comes into this realm by invitation only."),
        _ => Outcome.Forbidden("closed", "This realm takes no new members."),
    };
}
