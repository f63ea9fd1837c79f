using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Family;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.People;

/// <summary>Lifts a suspension; the person signs in anew.</summary>
[Operators, AsSystem("Operators decide on everybody.")]
internal sealed class ReinstateAccount(AppDb db, AuditTrail audit)
{
    public static readonly Problem Final = Outcome.Conflict("deleted_is_final", "This account has been deleted: there is no way back.");

    public static void Map(RouteGroupBuilder accounts) => accounts
        .MapDelete("/{account}/suspension", (AccountId account, Slice<ReinstateAccount> slice, CancellationToken stop) => slice.Run(s => s.Run(account, stop), stop).ToHttp())
        .WithSummary("Lift the suspension of an account");

    public async Task<Outcome<Done>> Run(AccountId id, CancellationToken stop)
    {
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id, stop) is not { } account)
            return Outcome.NotFound("account");
        if (account.Status == AccountStatus.Deleted)
            return Final;
        if (account.Status != AccountStatus.Suspended)
            return Outcome.Done;
        account.Reinstate();
        await db.SettleChild(account, stop);
        audit.Write("lift suspension of account", "account", id.Value);
        return Outcome.Done;
    }
}
