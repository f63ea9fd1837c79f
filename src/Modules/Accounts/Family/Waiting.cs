using Microsoft.EntityFrameworkCore;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Accounts.Family;

/// <summary>Why a child may not play: the same words at sign-in, for programs and on pages (AE-005, AE-007).</summary>
internal static class Waiting
{
    public const string Code = "waiting";
    public const string ForParent = "Your account is waiting for your parent's consent. Ask them to open our mail and say yes.";
    public const string ForConfirmation = "Your account is waiting for its e-mail address: open the link in the mail we sent you.";
    public const string Paused = "Your parent has paused this account: ask them.";

    /// <summary>A child changes its preferences alone (AE-001); the rest is its parent's to change.</summary>
    public static readonly Problem NotForChildren = Outcome.Forbidden("ask_your_parent", "This is for your parent to change: ask them.");

    /// <summary>After anything a child's state depends on; nothing happens to an adult's account.</summary>
    public static async Task SettleChild(this AppDb db, Account account, CancellationToken stop)
    {
        if (await db.FindChild(account.Id, stop) is { } child)
            child.Settle(account);
    }

    /// <summary>The account's child facet, held until the end of the work so that two answers cannot cross; null for an adult.</summary>
    public static Task<Child?> FindChild(this AppDb db, AccountId account, CancellationToken stop) =>
        db.Set<Child>().FromSql($"select * from accounts_children where account_id = {account.Value} for update").SingleOrDefaultAsync(stop);

    public static Task<bool> IsChild(this AppDb db, AccountId account, CancellationToken stop) => db.Set<Child>().AnyAsync(c => c.AccountId == account, stop);
}
