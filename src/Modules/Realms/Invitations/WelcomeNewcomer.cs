using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Realms.Contracts;
using Questory.Realms.Members;
using Questory.Realms.Realms;

namespace Questory.Realms.Invitations;

/// <summary>Whoever signs up below a realm's address joins it: by their invitation, or because it is open.</summary>
internal sealed class WelcomeNewcomer(AppDb db, Actor actor, TimeProvider time, CurrentSettings settings, Admission admission, ActivityStream stream) : INewcomerWelcome
{
    public async Task<Problem?> Welcome(Newcomer newcomer, CancellationToken stop)
    {
        if (actor.Realm is not { } here)
            return null;
        if (newcomer.As == ComesAs.Guardian)
        {
            await db.JoinAs(here.Id, newcomer.Account, StandardRoles.Parent, time.GetUtcNow(), stop);
            return null;
        }
        if (!string.IsNullOrWhiteSpace(newcomer.Invitation))
            return await admission.Admit(here.Id, here.Name, newcomer.Invitation, newcomer.Account, newcomer.Email, grownUp: false, stop);
        var realm = await db.Set<Realm>().SingleAsync(r => r.Id == here.Id, stop);
        // A parent who is here already brings the own child in, however others come.
        if (JoinRealm.WhyNot(realm) is { } closed && !(newcomer.As == ComesAs.Child && actor.IsMember))
            return closed;
        // Nothing is recorded of a child before its parent has consented.
        if (newcomer.As == ComesAs.Child)
        {
            db.Join(here.Id, newcomer.Account, time.GetUtcNow(), StandardRoles.Learner);
            return null;
        }
        db.Join(here.Id, newcomer.Account, time.GetUtcNow(), await settings.Get(MemberSettings.NewcomerRole, stop));
        await stream.Record([stream.New(newcomer.Account, RealmActivities.Joined, here.Id.Value, here.Name, [])], stop);
        return null;
    }
}
