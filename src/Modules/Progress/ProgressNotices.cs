using Questory.Notices.Contracts;
using Questory.Platform.Mail;
using Questory.Progress.Contracts;

namespace Questory.Progress;

/// <summary>What people are told of their progress, and a child's guardian by mail (AE-030).</summary>
internal static class ProgressNotices
{
    public static readonly MailKind Alert = new("achievement_alert", MailCategory.Alert, "To a parent: a child has earned an [achievement].",
        "{{child}} has earned “{{label}}”", ["{{child}} has just earned the [achievement] “{{label}}” in {{realm}}."], "See how it goes",
        new MailVariable("child", "Ada"), new MailVariable("label", "Seven days in a row"));

    public static readonly NoticeKind Earned = new("achievement_earned", "When I earn an [achievement]", "You have earned “{{label}}”!", "Well done. Have a look at it.")
    {
        After = (ProgressActivities.EarnedAchievement.Verb, ProgressActivities.EarnedAchievement.Object),
        Link = "/achievements",
        Tone = NoticeTone.Success,
        ToGuardian = Alert,
    };

    public static readonly NoticeKind Level = new("level_reached", "When I reach a level", "You are on level {{level}} now!")
    {
        After = (ProgressActivities.ReachedLevel.Verb, ProgressActivities.ReachedLevel.Object),
        Link = "/profile",
        Tone = NoticeTone.Success,
    };
}
