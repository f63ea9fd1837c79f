using Questory.Platform.Mail;

namespace Questory.Accounts;

/// <summary>The mails of this room: all of them guard an account, so nobody can switch them off.</summary>
internal static class AccountMails
{
    private static readonly MailVariable Name = new("name", "Ada");

    public static readonly MailKind Confirm = new("confirm_email", MailCategory.Security, "To a new address: confirm that it is yours.",
        "Confirm your e-mail address",
        ["Hello {{name}},", "please confirm that this is your address. The link is good for 24 hours. If you did not sign up, do nothing."],
        "Confirm my address", Name);

    public static readonly MailKind Change = new("change_email", MailCategory.Security, "To a changed address, before it counts.",
        "Confirm your new e-mail address",
        ["Hello {{name}},", "please confirm that this is your new address. Until then your old one stays. The link is good for 24 hours."],
        "Confirm my new address", Name);

    public static readonly MailKind Reset = new("reset_password", MailCategory.Security, "When somebody has forgotten the password.",
        "Choose a new password",
        ["Hello {{name}},", "somebody, hopefully you, asked for a new password. The link is good for one hour. If it was not you, do nothing: your password stays as it is."],
        "Choose a new password", Name);

    public static readonly MailKind Welcome = new("welcome", MailCategory.Security, "To somebody for whom an account was made: choose the first password.",
        "An account was made for you",
        ["Hello {{name}},", "an account was made for you. Choose a password to begin. The link is good for seven days."],
        "Choose a password", Name);
}
