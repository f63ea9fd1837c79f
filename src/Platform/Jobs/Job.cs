namespace Questory.Platform.Jobs;

/// <summary>Work that the clock starts. Runs as the system, on one node at a time, in a scope of its own.</summary>
public interface IJob
{
    /// <summary>Returns one line for the job's history ("3 sessions ended").</summary>
    Task<string> Run(CancellationToken stop);
}

/// <summary>When a job is due.</summary>
/// <param name="Next">The first due moment after the given one (UTC).</param>
public sealed record Schedule(string Words, Func<DateTimeOffset, DateTimeOffset> Next)
{
    public static Schedule EveryMinute { get; } = new("every minute", at => Floor(at, TimeSpan.FromMinutes(1)).AddMinutes(1));

    public static Schedule Hourly { get; } = new("every hour at minute 0", at => Floor(at, TimeSpan.FromHours(1)).AddHours(1));

    public static Schedule Daily(int hour) => new($"every day at {hour:00}:00 UTC", at =>
    {
        var today = Floor(at, TimeSpan.FromDays(1)).AddHours(hour);
        return today > at ? today : today.AddDays(1);
    });

    public static Schedule Weekly(DayOfWeek day, int hour) => new($"every {day} at {hour:00}:00 UTC", at =>
    {
        var due = Floor(at, TimeSpan.FromDays(1)).AddHours(hour);
        while (due <= at || due.DayOfWeek != day)
            due = due.AddDays(1);
        return due;
    });

    private static DateTimeOffset Floor(DateTimeOffset at, TimeSpan step) => new(at.UtcTicks - at.UtcTicks % step.Ticks, TimeSpan.Zero);
}

public sealed record JobEntry(string Name, Schedule Schedule, Type Job);

public sealed class JobList
{
    private readonly List<JobEntry> jobs = [];

    public IReadOnlyList<JobEntry> All => jobs;

    public void Add<TJob>(string name, Schedule schedule) where TJob : class, IJob => jobs.Add(new JobEntry(name, schedule, typeof(TJob)));
}
