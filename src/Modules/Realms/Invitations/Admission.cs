using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Realms.Contracts;
using Questory.Realms.Members;

namespace Questory.Realms.Invitations;

/// <summary>Lets a person in by an invitation; part of a unit of work that is already within the invitation's realm.</summary>
internal sealed class Admission(AppDb db, TimeProvider time, ChildrenHere children, ActivityStream stream)
{
    private static readonly Problem ForGrownUps = Outcome.Forbidden("for_grown_ups", "This invitation is for grown-ups.");

    /// <param name="grownUp">The person says that they are 15 or older.</param>
    /// <param name="realmName">For the activity's label.</param>
    public async Task<Problem?> Admit(RealmId realm, string realmName, string secret, AccountId account, string email, bool grownUp, CancellationToken stop)
    {
        var hash = Invitation.Hash(secret);
        // Of many who use the last place at once, one gets it; the others wait here and find it used.
        var invitation = await db.Set<Invitation>().FromSql($"select * from realms_invitations where secret_hash = {hash} for update").SingleOrDefaultAsync(stop);
        if (invitation is null || invitation.RealmId != realm)
            return Outcome.NotFound("invitation");
        if (invitation.Email is { } invited && invited != email)
            return Outcome.Forbidden("other_address", "This invitation was mailed to another address: sign in with that one.");
        var child = await db.ReadChildren().SingleOrDefaultAsync(child => child.AccountId == account, stop);
        if (await children.WhyNot(realm, account, child, grownUp, stop) is { } notYet)
            return notYet;
        if (child is not null && !invitation.Roles.Contains(StandardRoles.Learner))
            return ForGrownUps;
        var held = await db.Set<MemberRole>().Where(r => r.AccountId == account && r.RealmId == realm).Select(r => r.Role).ToListAsync(stop);
        var isMember = await db.Set<Member>().AnyAsync(m => m.AccountId == account && m.RealmId == realm, stop);
        // Children learn; what else a link for a whole school may give is not for them.
        var missing = (child is null ? invitation.Roles : [StandardRoles.Learner]).Except(held).ToArray();
        if (isMember && missing.Length == 0)
            return null;
        if (!invitation.IsOpen(time.GetUtcNow()))
            return Invitation.Useless;

        invitation.Use();
        if (isMember)
            db.AddRange(missing.Select(role => new MemberRole { AccountId = account, RealmId = realm, Role = role, GrantedAt = time.GetUtcNow() }));
        else
        {
            db.Join(realm, account, time.GetUtcNow(), missing);
            await stream.Record([new(Guid.CreateVersion7(time.GetUtcNow()), realm, account, RealmActivities.Joined, realm.Value, realmName, time.GetUtcNow(), [])], stop);
        }
        return null;
    }
}
