using FsCheck;
using FsCheck.Fluent;
using Questory.Progress.Streaks;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Streaks;

/// <summary>The catalogues' tables, and what holds in every time zone, on days of 23 and 25 hours too.</summary>
public class StreakTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);

    [Theory, Row("AE-038"), Row("CR-024")]
    [InlineData(null, 0, 0, 1, 1)]
    [InlineData(0, 6, 6, 6, 6)]
    [InlineData(1, 6, 6, 7, 7)]
    [InlineData(2, 9, 12, 1, 12)]
    [InlineData(1, 4, 12, 5, 12)]
    [InlineData(30, 6, 6, 1, 6)]
    public void Worked_examples(int? daysAgo, int current, int longest, int newCurrent, int newLongest) => Assert.Equal(
        new Streak(newCurrent, newLongest, Today),
        new Streak(current, longest, daysAgo is { } ago ? Today.AddDays(-ago) : null).On(Today));

    [Fact, Row("AE-038")]
    public void Two_answers_on_a_day_count_once_and_two_idle_days_begin_anew()
    {
        var streak = new Streak(6, 6, Today.AddDays(-1)).On(Today).On(Today);
        Assert.Equal((7, 7), (streak.Current, streak.Longest));
        streak = streak.On(Today.AddDays(3));
        Assert.Equal((1, 7), (streak.Current, streak.Longest));
    }

    [Fact, Row("NT-087")]
    public void Days_one_two_three_five()
    {
        var streak = default(Streak);
        foreach (var day in new[] { 1, 2, 3, 3, 5 })
            streak = streak.On(new DateOnly(2026, 1, day));
        Assert.Equal((1, 3), (streak.Current, streak.Longest));
    }

    [Fact]
    public void An_earlier_day_neither_adds_nor_breaks()
    {
        var streak = new Streak(5, 8, Today);
        Assert.Equal(streak, streak.On(Today.AddDays(-1)));
    }

    [Theory]
    [InlineData(0, 6), InlineData(1, 6), InlineData(2, 0)]
    public void A_run_is_over_when_a_whole_day_has_gone_by(int daysAgo, int shown) =>
        Assert.Equal(shown, new Streak(6, 9, Today.AddDays(-daysAgo)).RunningOn(Today));

    [Fact]
    public void The_fold_is_the_longest_run_of_consecutive_days() => Prop.ForAll(
        Gen.Choose(0, 40).ListOf().ToArbitrary(), offsets =>
        {
            var days = offsets.Order().Select(offset => new DateOnly(2026, 1, 1).AddDays(offset)).ToList();
            var streak = days.Aggregate(default(Streak), (run, day) => run.On(day));
            var runs = Runs([.. days.Distinct()]);
            return days.Count == 0 ? streak == default
                : (streak.Current, streak.Longest, streak.LastDay) == (runs[^1], runs.Max(), days[^1]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));

    [Fact, Row("AE-038")]
    public void Once_a_day_by_the_wall_clock_keeps_the_streak_in_every_zone_all_year()
    {
        var day = new PersonDay(UseUtc: false, StartHour: 0);
        var zones = TimeZoneInfo.GetSystemTimeZones();
        Assert.True(zones.Count > 300, "Hardly any time zones are known here.");
        foreach (var zone in zones)
            foreach (var hour in new[] { 0, 12, 23 })
            {
                var streak = default(Streak);
                var done = 0;
                for (var date = new DateTime(2025, 10, 1); date < new DateTime(2026, 11, 5); date = date.AddDays(1))
                {
                    var wall = date.AddHours(hour).AddMinutes(30);
                    if (zone.IsInvalidTime(wall))
                        wall = wall.AddHours(hour == 23 ? -1 : 1);
                    streak = streak.On(day.Of(new DateTimeOffset(wall, zone.GetUtcOffset(wall)), zone));
                    done++;
                }
                Assert.True(streak.Current == done, $"{zone.Id} at {hour}:30 came to {streak.Current} of {done}.");
            }
    }

    [Fact]
    public void Hours_before_the_days_begin_belong_to_the_day_before()
    {
        var day = new PersonDay(UseUtc: false, StartHour: 4);
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        Assert.Equal(new DateOnly(2026, 3, 28), day.Of(new DateTimeOffset(2026, 3, 29, 0, 59, 0, TimeSpan.Zero), berlin));
        // The clock jumps from 2:00 to 3:00 this night, so 4:00 comes an hour sooner.
        Assert.Equal(new DateOnly(2026, 3, 28), day.Of(new DateTimeOffset(2026, 3, 29, 1, 59, 0, TimeSpan.Zero), berlin));
        Assert.Equal(new DateOnly(2026, 3, 29), day.Of(new DateTimeOffset(2026, 3, 29, 2, 0, 0, TimeSpan.Zero), berlin));
    }

    [Fact]
    public void Days_of_utc_are_the_same_for_everyone()
    {
        var day = new PersonDay(UseUtc: true, StartHour: 0);
        var at = new DateTimeOffset(2026, 3, 10, 23, 30, 0, TimeSpan.Zero);
        Assert.All(TimeZoneInfo.GetSystemTimeZones(), zone => Assert.Equal(new DateOnly(2026, 3, 10), day.Of(at, zone)));
    }

    private static List<int> Runs(List<DateOnly> days)
    {
        var runs = new List<int>();
        foreach (var (i, day) in days.Index())
            if (i > 0 && days[i - 1].AddDays(1) == day)
                runs[^1]++;
            else
                runs.Add(1);
        return runs;
    }
}
