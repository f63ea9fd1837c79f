using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Realms.Contracts;
using Questory.Realms.Members;
using Questory.Realms.Realms;

namespace Questory.Realms.Invitations;

/// <summary>Whoever signs up below a realm's address joins it: by their invitation, or because it is open.</summary>
internal sealed class WelcomeNewcomer(AppDb db, Actor actor, TimeProvider time, Admission admission, ActivityStream stream) : INewcomerWelcome
{
    public async Task<Problem?> Welcome(AccountId newcomer, string email, string? invitation, CancellationToken stop)
    {
        if (actor.Realm is not { } here)
            return null;
        if (!string.IsNullOrWhiteSpace(invitation))
            return await admission.Admit(here.Id, here.Name, invitation, newcomer, email, stop);
        var realm = await db.Set<Realm>().SingleAsync(r => r.Id == here.Id, stop);
        if (JoinRealm.WhyNot(realm) is { } closed)
            return closed;
        db.Join(here.Id, newcomer, time.GetUtcNow(), StandardRoles.Learner);
        await stream.Record([stream.New(newcomer, RealmActivities.Joined, here.Id.Value, here.Name, [])], stop);
        return null;
    }
}
