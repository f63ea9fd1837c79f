using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Settings;

namespace Questory.Notices.Inbox;

/// <summary>Every day: takes away notices that have expired (CR-062) or were read long ago, and mail sent long ago. Mail that
/// waits or failed stays until it is sent or its person goes.</summary>
internal sealed class SweepNotices(AppDb db, CurrentSettings settings, TimeProvider time) : IJob
{
    public async Task<JobResult> Run(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var expired = await db.Execute("delete from notices_notices where expires_at <= $1", stop, now);
        var read = await db.Execute("delete from notices_notices where created_at <= $1 and read_at is not null",
            stop, now.AddDays(-await settings.Get(NoticeSettings.KeepDays, stop)));
        var mails = await db.Execute("delete from platform_mails where sent_at <= $1", stop, now.AddDays(-await settings.Get(NoticeSettings.KeepMailDays, stop)));
        return $"{expired} expired and {Counted.Of(read, "old notice")}, {Counted.Of(mails, "sent mail")} deleted";
    }
}
