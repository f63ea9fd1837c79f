using Questory.Platform.Mail;

namespace Questory.Notices;

internal static class NoticeMails
{
    public static readonly MailKind Notice = new("notice", MailCategory.Service, "A notice somebody wants by mail too.",
        "{{title}}", ["{{title}}", "{{message}}"], "Look at it", new MailVariable("title", "You are in a new group"), new MailVariable("message", "Class 4b"));

    public static readonly MailKind Test = new("test", MailCategory.Security, "An operator asks whether mail arrives.",
        "A test mail from Questory", ["This mail says that the mail server works. There is nothing to do."], null);
}
