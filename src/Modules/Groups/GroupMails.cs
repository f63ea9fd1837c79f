using Questory.Platform.Mail;

namespace Questory.Groups;

internal static class GroupMails
{
    /// <summary>Asks for a guardian's permission, so it goes whatever they have switched off.</summary>
    public static readonly MailKind Request = new("group_request", MailCategory.Legal, "To a parent: a child would like to join a [group], which needs permission.",
        "{{child}} asks to join “{{group}}”",
        [
            "{{child}} has typed the code of “{{group}}” in {{realm}} and would like to join it.",
            "Its teachers would see how far {{child}} has come: the display name, level and results. They never see the name, age or e-mail address.",
            "Nothing happens until you have decided.",
        ], "Decide", new MailVariable("child", "Ada"), new MailVariable("group", "Class 4b"));
}
