using Questory.Platform.Data;
using Questory.Platform.Settings;

namespace Questory.Platform.Jobs;

/// <summary>Puts old months of the tables kept by month away (AE-074): out of the application's sight, in the schema
/// <c>archive</c> of the same database, still purged with the person and part of <c>questory backup</c>.</summary>
public sealed class ArchiveMonths(AppDb db, CurrentSettings settings, TimeProvider time) : IJob
{
    public static readonly Setting<int> After = new("platform.archive_after_months", 0,
        "Months after which the activity log and the audit trail are put away; 0 keeps them in sight for ever.", SettingList.Between(0, 1200)) { OfInstallation = true };

    public async Task<JobResult> Run(CancellationToken stop)
    {
        var months = await settings.Get(After, stop);
        if (months == 0)
            return "months are kept in sight";
        var moved = await db.Scalar<int>("select platform_archive_months($1)", stop, time.GetUtcNow().AddMonths(-months));
        return Counted.Of(moved, "month table") + " put away";
    }
}
