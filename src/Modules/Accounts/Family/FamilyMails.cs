using Questory.Platform.Mail;

namespace Questory.Accounts.Family;

/// <summary>Mails to a child's guardian. They name the child by its first name alone, and nobody can switch them off.</summary>
internal static class FamilyMails
{
    private const string Collected = "What we collect: first name, age, an e-mail address and a password that nobody can read; later, which [lessons] were played, answers, points, badges and the time spent; and, to keep the account safe, the network address and kind of device it is used from. No surname, no birth date, no postal address, no picture.";
    private const string Why = "Why: so that {{child}} can go on where they left off and see how they grow, and you can see it too.";
    private const string Whom = "Whom it serves: {{child}} and you. Teachers and other children see a made-up name, never the real one. Nothing is sold, and nothing is used for advertising.";

    private static readonly MailVariable Child = new("child", "Ada");

    public static readonly MailKind Request = new("consent_request", MailCategory.Legal, "To the parent a child named at sign-up: may it play?",
        "{{child}} would like to learn here: may they?",
        [
            "Hello,",
            "{{child}} wants to play and learn in “{{realm}}” and named you as a parent. Nothing opens to {{child}} before you say yes.",
            Collected, Why, Whom,
            "How to refuse: open the link and choose No, or do nothing. Then everything about {{child}} is deleted, at once or after {{days}} days. A yes can be taken back at any time.",
        ],
        "Decide", Child, new("days", "14"));

    public static readonly MailKind SignedUp = new("child_signed_up", MailCategory.Legal, "To the parent a child named at sign-up, where its age needs no consent.",
        "{{child}} has signed up",
        [
            "Hello,",
            "{{child}} plays and learns in “{{realm}}” and named you as a parent. At this age no consent is needed here; you can look on, and stop it at any time.",
            Collected, Why, Whom,
            "How to refuse: open the link, sign in and pause the account, or have it deleted with everything in it.",
        ],
        "Open", Child);

    public static readonly MailKind HandedOver = new("child_handed_over", MailCategory.Legal, "To the adult who has become a child's guardian by an admin's hand.",
        "You are now the guardian of {{child}}",
        ["Hello,", "those who run “{{realm}}” have made you the guardian of {{child}}. The consent given before stays until you take it back; you can look on, download everything, or have it deleted.", Collected],
        "Open", Child);

    public static readonly MailKind PasswordChanged = new("child_password_reset", MailCategory.Security, "To the parent, when a child has chosen a new password by mail.",
        "{{child}} has a new password",
        ["Hello,", "{{child}} asked for a new password by mail and has chosen one. If it was not {{child}}, sign in and pause the account."],
        null, Child);
}
