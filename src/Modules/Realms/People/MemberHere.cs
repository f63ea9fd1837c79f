using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Realms.Members;

namespace Questory.Realms.People;

/// <summary>Whose account an admin of a realm may look after: a member's, who is no operator and belongs to no realm besides in
/// which they are more than a learner or parent.</summary>
internal sealed class MemberHere(AppDb db, Actor actor)
{
    public static readonly Problem Hidden = Outcome.NotFound("member");

    public Task<bool> Is(AccountId person, CancellationToken stop) =>
        db.Set<Member>().AnyAsync(member => member.AccountId == person && member.RealmId == actor.Here, stop);

    /// <summary>Null when the account is this realm's to decide on. An account reaches past the realm: an admin here must not shut out
    /// somebody who runs the installation or works in another realm.</summary>
    public async Task<Problem?> WhyNot(AccountId person, CancellationToken stop)
    {
        if (!await Is(person, stop))
            return Hidden;
        return await db.Scalar<bool>("""
            select exists (select from accounts_accounts where id = $1 and is_operator) or exists (
                select from realms_member_roles where account_id = $1 and realm_id <> $2 and role not in ('learner', 'parent'))
            """, stop, person.Value, actor.Here.Value)
            ? Outcome.Forbidden("beyond_this_realm", "This person works beyond this realm: suspend the membership, or ask those who run the installation.")
            : null;
    }
}
