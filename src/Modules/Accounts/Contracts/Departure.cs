using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Family;
using Questory.Accounts.People;
using Questory.Accounts.Privacy;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;

namespace Questory.Accounts.Contracts;

/// <summary>Deletes a person: at once for everybody's eyes, for good after some days (AE-024). There is no way back. Whoever
/// calls has decided who may; the slice works as the system.</summary>
public sealed class Departure
{
    private readonly AppDb db;
    private readonly Actor actor;
    private readonly TimeProvider time;
    private readonly CurrentSettings settings;
    private readonly SessionDesk desk;
    private readonly ConsentRecord record;
    private readonly AuditTrail audit;
    private readonly Purge purge;
    private readonly IEnumerable<IDepartureObjection> objections;

    internal Departure(AppDb db, Actor actor, TimeProvider time, CurrentSettings settings, SessionDesk desk, ConsentRecord record, AuditTrail audit, Purge purge,
        IEnumerable<IDepartureObjection> objections) =>
        (this.db, this.actor, this.time, this.settings, this.desk, this.record, this.audit, this.purge, this.objections) =
        (db, actor, time, settings, desk, record, audit, purge, objections);

    /// <param name="reason">An admin's; null from a parent or the person.</param>
    /// <returns>When the purge is due. 404 when there is no such person (any more), 409 while children are linked (AE-026)
    /// or another room objects.</returns>
    public async Task<Outcome<DateTimeOffset>> Of(AccountId person, string? reason, string method, CancellationToken stop)
    {
        await db.WaitOut([person], stop);
        var account = await db.Set<Account>().FromSql($"select * from accounts_accounts where id = {person.Value} for update").SingleOrDefaultAsync(stop);
        if (account is null or { Status: AccountStatus.Deleted })
            return Outcome.NotFound("account");
        if (await db.Set<Child>().AnyAsync(child => child.GuardianId == person, stop))
            return Outcome.Conflict("has_children", "Delete the children first, or have them handed over to another parent.");
        foreach (var objection in objections)
            if (await objection.WhyNot(person, stop) is { } refused)
                return refused;
        var now = time.GetUtcNow();
        var due = now.AddDays(await settings.Get(AccountSettings.PurgeDays, stop));
        account.Delete(now);
        await desk.EndOthers(person, kept: null, stop);
        db.Add(new Deletion { AccountId = person, AskedBy = actor.Account, Reason = reason, AskedAt = now, DueAt = due });
        if (await record.CaseOf(person, stop) is not null)
            await record.Write(person, ConsentEvent.DeletionAsked, actor.Account, method, stop);
        audit.Write("delete account", "account", person.Value, reason, new { due });
        await db.SaveChangesAsync(stop);
        if (due <= now)
            await purge.Erase(person, stop);
        return due;
    }

    /// <summary>Erases at once somebody who is deleted already; 404 when nobody of this id is.</summary>
    public async Task<Outcome<Done>> Finish(AccountId person, CancellationToken stop)
    {
        if (!await db.Set<Deletion>().AnyAsync(deletion => deletion.AccountId == person, stop))
            return Outcome.NotFound("deletion");
        await purge.Erase(person, stop);
        return Outcome.Done;
    }
}
