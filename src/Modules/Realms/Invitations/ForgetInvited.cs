using Questory.Accounts.Contracts;
using Questory.Platform.Data;

namespace Questory.Realms.Invitations;

/// <summary>Invitations that were mailed to somebody who is purged.</summary>
internal sealed class ForgetInvited(AppDb db) : IErasure
{
    public Task Erase(Leaving person, CancellationToken stop) =>
        db.Execute("delete from realms_invitations where email = $1", stop, person.Email);
}
