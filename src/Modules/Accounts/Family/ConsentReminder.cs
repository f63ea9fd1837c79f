using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.People;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Settings;

namespace Questory.Accounts.Family;

/// <summary>Puts the question for consent to the guardian once more; part of the caller's unit of work, which works as the system.</summary>
internal sealed class ConsentReminder(AppDb db, Actor actor, TimeProvider time, CurrentSettings settings, ConsentDesk consent, ConsentRecord record, SessionDesk sessions)
{
    /// <param name="method">How it came about, one of <see cref="ConsentRecord"/>'s.</param>
    /// <returns>False when nobody is to be asked.</returns>
    public async Task<bool> Send(Account child, Child facet, string method, CancellationToken stop)
    {
        if (facet is not { Waits: true, GuardianId: { } guardian })
            return false;
        facet.Remind(time.GetUtcNow());
        await consent.Ask(child, facet, await db.Set<Account>().SingleAsync(adult => adult.Id == guardian, stop), stop);
        // A child's own wish stands under the guardian who is asked; anybody else's under their own name.
        await record.Write(child.Id, ConsentEvent.Reminded, actor.Account == child.Id ? guardian : actor.Account, method, stop);
        return true;
    }

    /// <summary>A child who was free until its age was corrected is out at once and asked for like a new one: silence deletes it
    /// (AE-003, AE-019, AE-021). Of whoever is asked for already, or needs no answer, nothing changes.</summary>
    public async Task AskIfNewlyNeeded(Account child, Child facet, string method, CancellationToken stop)
    {
        if (facet is not { Waits: true, AnswerDueAt: null, GuardianId: { } guardian })
            return;
        facet.AwaitAnswer(time.GetUtcNow().AddDays(await settings.Get(FamilySettings.ConsentDays, stop)));
        await sessions.EndOthers(child.Id, kept: null, stop);
        await consent.Ask(child, facet, await db.Set<Account>().SingleAsync(adult => adult.Id == guardian, stop), stop);
        await record.Write(child.Id, ConsentEvent.Requested, guardian, method, stop);
    }
}
