using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.Links;
using Questory.Accounts.People;
using Questory.Accounts.Preferences;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;

namespace Questory.Accounts.Family;

/// <summary>What a child's own sign-up and a parent's making of it have in common; part of the caller's unit of work.</summary>
internal sealed class NewChild(AppDb db, Actor actor, TimeProvider time, CurrentSettings settings, LinkDesk links, IEnumerable<INewcomerWelcome> welcomes)
{
    public sealed record Made(Account Account, Child Child);

    public static Dictionary<string, string[]> Faults(string firstName, int? age, string email, string? zone)
    {
        var faults = new Dictionary<string, string[]>();
        if (FirstName.Fault(firstName) is { } wrongName)
            faults["first_name"] = [wrongName];
        if (Child.FaultOfAge(age) is { } wrongAge)
            faults["age"] = [wrongAge];
        if (EmailAddress.Fault(email) is { } wrongEmail)
            faults["email"] = [wrongEmail];
        if (zone is { Length: > 0 } && !TimeZones.Knows(zone))
            faults["time_zone"] = ["Give an IANA time zone such as Europe/Berlin."];
        return faults;
    }

    /// <param name="answerDue">When silence deletes the child; null with one whose guardian has answered.</param>
    public async Task<Outcome<Made>> Make(
        string firstName, int age, string typedEmail, string hash, string? zone, Account guardian, DateTimeOffset? answerDue, string? invitation, CancellationToken stop)
    {
        var email = Account.Normalise(typedEmail);
        if (await db.Set<Account>().AnyAsync(a => a.Email == email, stop))
            return SignUp.Taken;
        var account = Account.Create(email, FriendlyName.New(firstName), hash, time.GetUtcNow());
        account.FirstName = firstName.Trim();
        account.Language = actor.Language;
        account.TimeZone = zone is { Length: > 0 } ? zone : guardian.TimeZone;
        var child = Child.Of(account.Id, guardian.Id, age, !await settings.Get(FamilySettings.TeensAreFree, stop), answerDue, time.GetUtcNow());
        if (answerDue is null)
            child.Consent(time.GetUtcNow());
        child.Settle(account);
        db.Add(account);
        db.Add(child);
        await links.MailConfirmation(account, stop);
        await db.SaveChangesAsync(stop);
        return await Welcome(account, guardian, invitation, stop) is { } refused ? refused : new Made(account, child);
    }

    private async Task<Problem?> Welcome(Account child, Account guardian, string? invitation, CancellationToken stop)
    {
        foreach (var comer in new Newcomer[] { new(child.Id, child.Email, ComesAs.Child, invitation), new(guardian.Id, guardian.Email, ComesAs.Guardian) })
            foreach (var room in welcomes)
                if (await room.Welcome(comer, stop) is { } refused)
                    return refused;
        return null;
    }
}
