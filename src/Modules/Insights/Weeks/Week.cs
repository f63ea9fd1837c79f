using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Realms.Contracts;

namespace Questory.Insights.Weeks;

/// <summary>A child's figures of a past week as they were told to its parent: kept, never computed anew (AE-029).</summary>
internal sealed class Week
{
    public AccountId AccountId { get; private init; }
    public RealmId RealmId { get; private init; }

    /// <summary>A Monday, of UTC.</summary>
    public DateOnly StartsOn { get; private init; }
    public long Xp { get; private init; }
    public int Minutes { get; private init; }
    public int Days { get; private init; }
    public int Lessons { get; private init; }
    public int Missions { get; private init; }
    public int Answered { get; private init; }
    public int Correct { get; private init; }

    /// <summary>Days in a row when the week was over.</summary>
    public int Streak { get; private init; }
    public string[] Badges { get; private init; } = [];
    public DateTimeOffset MadeAt { get; private init; }

    public WeekFigures Figures => new(Xp, Minutes, Days, Lessons, Missions, Answered, Correct, Badges);

    /// <summary>The Monday of the week that a moment lies in.</summary>
    public static DateOnly StartOf(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    /// <summary>The first moment of a day of UTC.</summary>
    public static DateTimeOffset BeginOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private sealed class Map : IEntityTypeConfiguration<Week>
    {
        public void Configure(EntityTypeBuilder<Week> week)
        {
            week.ToTable("insights_weeks").HasKey(w => new { w.AccountId, w.RealmId, w.StartsOn });
            week.BelongsToAccount(w => w.AccountId);
            week.InRealm(w => w.RealmId);
            week.Ignore(w => w.Figures);
        }
    }
}

/// <summary>A parent's report of a week is made: whoever writes this row first also writes the mail.</summary>
internal sealed class Report
{
    public AccountId AccountId { get; private init; }
    public DateOnly StartsOn { get; private init; }
    public DateTimeOffset MadeAt { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<Report>
    {
        public void Configure(EntityTypeBuilder<Report> report)
        {
            report.ToTable("insights_reports").HasKey(r => new { r.AccountId, r.StartsOn });
            report.BelongsToAccount(r => r.AccountId);
        }
    }
}
