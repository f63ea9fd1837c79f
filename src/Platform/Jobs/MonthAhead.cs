using Questory.Platform.Data;

namespace Questory.Platform.Jobs;

/// <summary>Makes next months' partitions of the tables kept by month, before anything needs them (AE-074).</summary>
public sealed class MonthAhead(AppDb db, TimeProvider time) : IJob
{
    public async Task<JobResult> Run(CancellationToken stop)
    {
        var made = await db.Scalar<int>("select platform_make_months($1, 3)", stop, time.GetUtcNow());
        return Counted.Of(made, "month table") + " made";
    }
}
