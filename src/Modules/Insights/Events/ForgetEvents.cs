using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Settings;

namespace Questory.Insights.Events;

/// <summary>Each night: deletes the events whose days are over, those of months put away too (NT-132).</summary>
internal sealed class ForgetEvents(AppDb db, CurrentSettings settings, TimeProvider time) : IJob
{
    public async Task<JobResult> Run(CancellationToken stop)
    {
        var before = time.GetUtcNow().AddDays(-await settings.Get(EventSettings.KeptDays, stop));
        return Counted.Of(await db.Scalar<long>("select insights_forget_events($1)", stop, before), "event") + " deleted";
    }
}
