using Questory.Platform.Settings;

namespace Questory.Notices;

internal static class NoticeSettings
{
    public static readonly Setting<int> KeepDays = new("notices.keep_days", 90,
        "Days until a notice that was read is deleted.", SettingList.Between(1, 3650)) { OfInstallation = true };

    public static readonly Setting<int> KeepMailDays = new("notices.keep_mail_days", 30,
        "Days until a mail that was sent is deleted from the outbox.", SettingList.Between(1, 3650)) { OfInstallation = true };
}
