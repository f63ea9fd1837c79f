using Questory.Accounts.Privacy;
using Questory.Platform.Access;

namespace Questory.Accounts.Family;

/// <summary>Deletes a child who was not let in, at once and with everything known of it; the address is free again (AE-019). It may
/// have played before, when its age was thought to need no consent. An adult invited for this child alone, who never came, goes too.</summary>
internal sealed class Farewell(Purge purge, GuardianDesk guardians)
{
    public async Task Delete(Child child, AccountId? adult, string method, CancellationToken stop)
    {
        var guardian = child.GuardianId;
        await purge.Erase(child.AccountId, stop, adult, method);
        await guardians.DropUnused(guardian, stop);
    }
}
