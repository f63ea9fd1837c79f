using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Family;
using Questory.Accounts.Links;
using Questory.Accounts.People;
using Questory.Accounts.Privacy;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Security;

namespace Questory.Accounts.Contracts;

/// <summary>What those who look after the people of a realm do with an account. The caller has made sure that the person is theirs
/// to look after; its slice works as the system.</summary>
public sealed class AccountDesk
{
    private readonly AppDb db;
    private readonly Actor actor;
    private readonly SessionDesk sessions;
    private readonly LinkDesk links;
    private readonly SealedText seals;
    private readonly AuditTrail audit;
    private readonly ConsentReminder consent;

    internal AccountDesk(AppDb db, Actor actor, SessionDesk sessions, LinkDesk links, SealedText seals, AuditTrail audit, ConsentReminder consent) =>
        (this.db, this.actor, this.sessions, this.links, this.seals, this.audit, this.consent) = (db, actor, sessions, links, seals, audit, consent);

    /// <summary>All accounts that are not purged, to be narrowed by the caller's query.</summary>
    public IQueryable<AccountCard> Cards() =>
        from account in db.Set<Account>().AsNoTracking()
        join child in db.Set<Child>() on account.Id equals child.AccountId into children
        from child in children.DefaultIfEmpty()
        select new AccountCard
        {
            Id = account.Id, Email = account.Email, EmailVerified = account.EmailVerifiedAt != null, DisplayName = account.DisplayName, FirstName = account.FirstName,
            Status = account.Status == AccountStatus.Active ? "active" : account.Status == AccountStatus.Pending ? "pending"
                : account.Status == AccountStatus.Suspended ? "suspended" : "deleted",
            SuspendedReason = account.SuspendedReason, Age = child == null ? null : child.Age, Guardian = child == null ? null : child.GuardianId,
            CreatedAt = account.CreatedAt, LastSignInAt = account.LastSignInAt,
        };

    /// <returns>Null: what there is cannot be opened.</returns>
    public async Task<(string? Phone, string? Address)?> Contact(AccountId person, CancellationToken stop) =>
        await db.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(contact => contact.AccountId == person, stop) is { } kept ? kept.Read(seals) : (null, null);

    /// <summary>Keeps the person out until it is lifted; sessions end at once, and the trail names who and why.</summary>
    public async Task<Outcome<Done>> Suspend(AccountId person, string reason, CancellationToken stop)
    {
        await db.WaitOut([person], stop);
        var living = await Living(person, stop);
        if (!living.Ok)
            return living.Problem;
        var account = living.Value;
        if (person == actor.Account)
            return Outcome.Conflict("yourself", "You cannot suspend yourself.");
        account.Suspend(reason, until: null);
        await sessions.EndOthers(person, kept: null, stop);
        audit.Write("suspend account", "account", person.Value, reason);
        return Outcome.Done;
    }

    public async Task<Outcome<Done>> Reinstate(AccountId person, string reason, CancellationToken stop)
    {
        var living = await Living(person, stop);
        if (!living.Ok)
            return living.Problem;
        var account = living.Value;
        if (account.Status != AccountStatus.Suspended)
            return Outcome.Conflict("not_suspended", "This account is not suspended.");
        if (account.SuspendedReason is null)
            return Outcome.Conflict("kept_out_by_parent", "A parent keeps this child out, or has taken consent back: only the parent lets it in again.");
        account.Reinstate();
        if (await db.Set<Child>().SingleOrDefaultAsync(child => child.AccountId == person, stop) is { } child)
            child.Settle(account);
        audit.Write("lift suspension of account", "account", person.Value, reason);
        return Outcome.Done;
    }

    /// <summary>Mails what is still waited for again: the confirmation link, or the link to choose a first password to somebody who
    /// was invited; and of a child who waits, the question for consent to the parent, as often as it takes.</summary>
    public async Task<Outcome<Done>> Resend(AccountId person, string reason, CancellationToken stop)
    {
        var living = await Living(person, stop);
        if (!living.Ok)
            return living.Problem;
        var account = living.Value;
        var asked = account.Status == AccountStatus.Pending && await db.FindChild(person, stop) is { } child
            && await consent.Send(account, child, ConsentRecord.ByAdmin, stop);
        if (account.PasswordHash is null)
            await links.MailWelcome(account, stop);
        else if (account.EmailVerifiedAt is null)
            await links.MailConfirmation(account, stop);
        else if (!asked)
            return Outcome.Conflict("nothing_to_send", "The address is confirmed already, and no parent is waited for.");
        audit.Write("resend mail", "account", person.Value, reason);
        return Outcome.Done;
    }

    private async Task<Outcome<Account>> Living(AccountId person, CancellationToken stop) =>
        await db.Set<Account>().SingleOrDefaultAsync(account => account.Id == person, stop) switch
        {
            null => Outcome.NotFound("account"),
            { Status: AccountStatus.Deleted } => ReinstateAccount.Final,
            var account => account,
        };
}
