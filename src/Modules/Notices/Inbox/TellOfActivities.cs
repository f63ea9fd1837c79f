using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Realms.Contracts;

namespace Questory.Notices.Inbox;

/// <summary>After an activity that some kind of notice names: tells its person, and a child's guardian by mail (AE-030). The
/// outbox entry goes with the same commit, so each activity tells once.</summary>
internal sealed class TellOfActivities(
    AppDb db, Actor actor, RealmDirectory realms, NoticeDesk desk, Mailbox mails, PublicAddress address, IEnumerable<NoticeKind> kinds) : ISoonReaction
{
    public string Name => "notices";

    public bool Wants(ActivityType type) => kinds.Any(kind => kind.After == (type.Verb, type.Object));

    public async Task React(Activity activity, CancellationToken stop)
    {
        if (await realms.Find(activity.Realm, stop) is not { } realm)
            return;
        actor.BecomeSystem(realm);
        var values = activity.Facts.ToDictionary(fact => fact.Key, fact => $"{fact.Value}");
        values["label"] = activity.Label;
        values["object"] = $"{activity.ObjectId}";
        foreach (var kind in kinds.Where(kind => kind.After == (activity.Type.Verb, activity.Type.Object)))
        {
            desk.Tell([activity.Account], kind, $"{activity.Id}", values, about: (activity.Type.Object, activity.ObjectId));
            if (kind.ToGuardian is { } mail)
                await TellGuardian(activity, mail, values, realm, stop);
        }
    }

    // Only an address that its owner has confirmed is told a child's name.
    private async Task TellGuardian(Activity activity, MailKind mail, Dictionary<string, string> values, CurrentRealm realm, CancellationToken stop)
    {
        if (await db.ReadChildren().SingleOrDefaultAsync(child => child.AccountId == activity.Account && child.IsActive && child.GuardianId != null, stop) is not { } child)
            return;
        var guardian = child.GuardianId!.Value;
        if (await db.ReadAddresses().SingleOrDefaultAsync(address => address.Id == guardian && address.EmailVerified, stop) is not { } parent)
            return;
        values["child"] = child.FirstName;
        mails.Put(new Letter(parent.Email, mail.Code, mail.Variables.ToDictionary(name => name.Name, name => values.GetValueOrDefault(name.Name, "")),
            address.Of($"/r/{realm.Slug}")) { Source = $"{activity.Id}" }, guardian, activity.Account);
    }
}
