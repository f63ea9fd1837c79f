using Questory.Platform.Mail;

namespace Questory.Realms;

internal static class RealmMails
{
    public static readonly MailKind Invitation = new("invitation", MailCategory.Service, "To somebody who is invited into the realm.",
        "You are invited to {{realm}}", ["{{inviter}} invites you to {{realm}}."], "Look at the invitation", new MailVariable("inviter", "Grace"));
}
