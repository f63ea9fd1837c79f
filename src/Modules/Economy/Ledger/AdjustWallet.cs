using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Economy.Contracts;
using Questory.Economy.Currencies;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Economy.Ledger;

/// <summary>Mends a balance by a counter-line with a reason; no line is ever changed (NT-084).</summary>
[Requires(EconomyPermissions.Adjust), AmongOthers("Changes another person’s wallet.")]
internal sealed class AdjustWallet(AppDb db, Actor actor, Wallets wallets, AuditTrail audit)
{
    /// <param name="Amount">Minor units to give, or to take when negative; not zero.</param>
    public sealed record Request(
        [Required, StringLength(20)] string Currency,
        [Range(-Transfer.AmountMax, Transfer.AmountMax)] long Amount,
        [Required, StringLength(Transfer.ReasonMax)] string Reason);

    public static void Map(RouteGroupBuilder wallets) => wallets
        .MapPost("/{account}/adjustments", (AccountId account, Request? request, Slice<AdjustWallet> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(account, request!, stop), stop).ToHttp())
        .WithSummary("Give or take by hand, with a reason");

    public async Task<Outcome<Paid>> Run(AccountId account, Request request, CancellationToken stop)
    {
        if (request.Amount == 0)
            return Outcome.Invalid("amount", "Give an amount other than 0.");
        if (!await db.IsMember(actor.Here, account, stop))
            return Outcome.NotFound("member");
        if (await db.IfSilent(account, stop) is { } silent)
            return silent;
        if (!await db.Set<Currency>().AnyAsync(c => c.RealmId == actor.Here && c.Code == request.Currency, stop))
            return Outcome.Invalid("currency", "There is no such currency here.");

        var payment = new Payment(account, request.Currency, Math.Abs(request.Amount), $"adjustment:{Guid.CreateVersion7()}", request.Reason.Trim());
        audit.Write("adjust wallet", "account", account.Value, request.Reason, new { request.Currency, request.Amount });
        return request.Amount > 0 ? await wallets.Credit(payment, stop) : await wallets.Spend(payment, stop);
    }
}
