using Questory.Accounts.Contracts;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Accounts.Family;

/// <summary>Deletes a child who was never let in, at once and with everything known of it; the address is free again (AE-019).
/// An adult invited for this child alone, who never came, goes too.</summary>
internal sealed class Farewell(AppDb db, GuardianDesk guardians, ConsentRecord record)
{
    public async Task Delete(Child child, Account account, AccountId? adult, string method, CancellationToken stop)
    {
        await record.Write(child.AccountId, ConsentEvent.Purged, adult, method, stop);
        await db.Execute("delete from platform_rate_limits where key in ('confirm:' || $1, 'reset:' || $1)", stop, account.Email);
        await db.Execute("delete from accounts_accounts where id = $1", stop, child.AccountId.Value);
        db.ChangeTracker.Clear();
        await guardians.DropUnused(child.GuardianId, stop);
    }
}
