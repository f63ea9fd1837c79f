namespace Questory.Platform.Jobs;

/// <summary>Work that the clock starts. Runs as the system, on one node at a time, in a scope of its own.</summary>
public interface IJob
{
    Task<JobResult> Run(CancellationToken stop);
}

/// <summary>What a run did.</summary>
/// <param name="Line">One line for the job's history ("3 sessions ended").</param>
/// <param name="More">There is more to do of the same: what is done is committed, and the job goes on at once in a new transaction.
/// For jobs whose work grows with the people of a realm, each of whom is locked while it is theirs.</param>
public sealed record JobResult(string Line, bool More = false)
{
    public static implicit operator JobResult(string line) => new(line);
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
