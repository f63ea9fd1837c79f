using Questory.Platform.Settings;

namespace Questory.Accounts;

/// <summary>What an installation, or a realm for its newcomers, decides about accounts.</summary>
internal static class AccountSettings
{
    public const string Open = "open", ByInvitation = "invite_only", Closed = "closed";

    public static readonly Setting<string> Registration = SettingList.OneOf("accounts.registration", Open,
        "Who may sign up.", Open, ByInvitation, Closed);

    public static readonly Setting<int> PasswordMin = new("accounts.password_min", 8,
        "Fewest characters of a new password.", SettingList.Between(8, 64));

    public static readonly Setting<bool> ConfirmFirst = new("accounts.confirm_before_sign_in", false,
        "Refuse sign-in until the e-mail address is confirmed.") { OfInstallation = true };

    public static readonly Setting<int> LockoutFailures = new("accounts.lockout_failures", 5,
        "Wrong passwords in a row until sign-in with that address is locked.", SettingList.Between(1, 100)) { OfInstallation = true };

    public static readonly Setting<int> LockoutMinutes = new("accounts.lockout_minutes", 15,
        "Minutes a lock lasts, and quiet minutes after which wrong passwords are forgotten.", SettingList.Between(1, 1440)) { OfInstallation = true };

    public static readonly Setting<int> SessionDays = new("accounts.session_days", 30,
        "Days after its last use until a session ends.", SettingList.Between(1, 365)) { OfInstallation = true };

    public static readonly Setting<int> SignUpsPerHour = new("accounts.sign_ups_per_hour", 60,
        "Sign-ups an hour from one network address; a school's computers often share one.", SettingList.Between(1, 100_000));

    public static readonly Setting<int> SignInsPerMinute = new("accounts.sign_ins_per_minute", 60,
        "Sign-ins a minute from one network address; a school's computers often share one.", SettingList.Between(1, 100_000)) { OfInstallation = true };

    public static readonly Setting<int> MailsPerHour = new("accounts.mails_per_hour", 5,
        "Confirmation and reset mails an hour to one e-mail address.", SettingList.Between(1, 1000)) { OfInstallation = true };

    public static readonly Setting<int> PurgeDays = new("accounts.purge_days", 30,
        "Days after a deletion until everything of the person is erased; 0 erases at once.", SettingList.Between(0, 30));

    public static IReadOnlyList<ISetting> All { get; } =
    [
        Registration, PasswordMin, ConfirmFirst, LockoutFailures, LockoutMinutes, SessionDays, SignUpsPerHour, SignInsPerMinute, MailsPerHour, PurgeDays,
    ];
}
