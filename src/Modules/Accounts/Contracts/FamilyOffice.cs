using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Family;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Outcomes;

namespace Questory.Accounts.Contracts;

/// <summary>What those who run a place decide about a family; part of the caller's unit of work, which asked before whether the
/// child is theirs to decide about and works as the system.</summary>
public sealed class FamilyOffice
{
    private readonly AppDb db;
    private readonly Actor actor;
    private readonly TimeProvider time;
    private readonly Mailbox mails;
    private readonly PublicAddress address;
    private readonly ConsentDesk consent;
    private readonly ConsentReminder reminder;
    private readonly GuardianDesk guardians;
    private readonly ConsentRecord record;

    internal FamilyOffice(AppDb db, Actor actor, TimeProvider time, Mailbox mails, PublicAddress address, ConsentDesk consent, ConsentReminder reminder, GuardianDesk guardians, ConsentRecord record) =>
        (this.db, this.actor, this.time, this.mails, this.address, this.consent, this.reminder, this.guardians, this.record) = (db, actor, time, mails, address, consent, reminder, guardians, record);

    /// <summary>Corrects what is given. 409 when a child below 13 would be freed from consent (AE-021).</summary>
    public async Task<Problem?> Correct(AccountId id, string? firstName, int? age, bool? requiresConsent, CancellationToken stop)
    {
        await db.WaitOut([id], stop);
        if (await Find(id, stop) is not { } found)
            return MyChildren.Hidden;
        if (found.Correct(firstName, age) is { } fault)
            return fault;
        if (requiresConsent is false && found.Child.Age < Child.AgeThatMayBeFree)
            return Outcome.Conflict("always_needs_consent", $"Below {Child.AgeThatMayBeFree} a parent's consent is always needed.");
        if (requiresConsent is true)
            found.Child.Require();
        else if (requiresConsent is false && found.Child.RequiresConsent)
            found.Child.Free(time.GetUtcNow());
        found.Child.Settle(found.Account);
        await reminder.AskIfNewlyNeeded(found.Account, found.Child, ConsentRecord.ByAdmin, stop);
        return null;
    }

    /// <summary>Children whose age no setting frees any more are out, and their guardians are asked (AE-021); of one with consent nothing changes.</summary>
    public async Task HoldBack(IReadOnlyCollection<AccountId> ids, CancellationToken stop)
    {
        // All at once: what is written of the first keeps others waiting, who may hold the second.
        await db.WaitOut(ids, stop);
        foreach (var id in ids)
            await HoldBack(id, stop);
    }

    private async Task HoldBack(AccountId id, CancellationToken stop)
    {
        if (await Find(id, stop) is not { Child: { RequiresConsent: false, FreedAt: null } } found)
            return;
        found.Child.Require();
        found.Child.Settle(found.Account);
        await reminder.AskIfNewlyNeeded(found.Account, found.Child, ConsentRecord.BySetting, stop);
    }

    /// <summary>Gives the child another guardian, whose address is proved (AE-026). A consent given stays until the new guardian
    /// takes it back; a question still open is put to them by a new mail, and the older link dies.</summary>
    public async Task<Outcome<AccountId>> HandOver(AccountId id, string email, CancellationToken stop)
    {
        if (await Find(id, stop) is not { } found)
            return MyChildren.Hidden;
        var normal = Account.Normalise(email);
        var next = await db.Set<Account>().SingleOrDefaultAsync(a => a.Email == normal && a.Status == AccountStatus.Active && a.EmailVerifiedAt != null, stop);
        if (next is null || next.Id == id || await db.IsChild(next.Id, stop))
            return Outcome.Invalid("guardian_email", "Give the confirmed address of an adult who has an account here.");
        var before = found.Child.GuardianId;
        if (before == next.Id)
            return next.Id;
        found.Child.HandOver(next.Id);
        await record.Write(id, ConsentEvent.HandedOver, actor.Account, ConsentRecord.ByAdmin, stop);
        await db.Execute("delete from accounts_consent_links where account_id = $1", stop, id.Value);
        if (found.Child.Waits)
            await consent.Ask(found.Account, found.Child, next, stop);
        else
            mails.Put(FamilyMails.HandedOver.Letter(next.Email, address.Of($"/r/{actor.Realm!.Slug}/family/{id}/consent"), ("child", found.Account.FirstName!)), next.Id, id);
        await guardians.DropUnused(before, stop);
        return next.Id;
    }

    private async Task<MyChildren.Mine?> Find(AccountId id, CancellationToken stop) =>
        await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id && a.Status != AccountStatus.Deleted, stop) is { } account
        && await db.FindChild(id, stop) is { } child ? new(child, account) : null;
}
