using Npgsql;
using Questory.Platform.Access;
using Questory.Progress.Rewards;
using Questory.Progress.Streaks;

namespace Questory.Progress.People;

/// <summary>What a person has, as read for showing; someone who has done nothing yet stands at the beginning.</summary>
internal sealed record PersonRow(AccountId Account, long TotalXp, int Level, long XpToNext, int Streak, int StreakLongest, DateOnly? StreakDay)
{
    /// <summary>The columns that <see cref="From"/> reads, of <c>progress_persons p</c>.</summary>
    public const string Columns = "p.total_xp, p.level, p.xp_to_next, p.streak_current, p.streak_longest, p.streak_day";

    public static PersonRow From(NpgsqlDataReader row, int at, AccountId account, TimeZoneInfo zone, RealmTerms terms, DateTimeOffset now) =>
        Of(Read(row, at), account, zone, terms, now);

    /// <summary>The columns as they are kept; null for someone who has done nothing yet.</summary>
    public static PersonColumns? Read(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : new(
        row.GetInt64(at), row.GetInt32(at + 1), row.GetInt64(at + 2),
        new Streak(row.GetInt32(at + 3), row.GetInt32(at + 4), row.IsDBNull(at + 5) ? null : row.GetFieldValue<DateOnly>(at + 5)));

    public static PersonRow Of(PersonColumns? kept, AccountId account, TimeZoneInfo zone, RealmTerms terms, DateTimeOffset now) => kept is null
        ? new PersonRow(account, 0, 1, terms.Curve.XpToNext(0), 0, 0, null)
        : new PersonRow(account, kept.TotalXp, kept.Level, kept.XpToNext,
            kept.Streak.RunningOn(terms.Day.Of(now, zone)), kept.Streak.Longest, kept.Streak.LastDay);
}

internal sealed record PersonColumns(long TotalXp, int Level, long XpToNext, Streak Streak);
