using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Counters;

namespace Questory.Progress.People;

/// <summary>A person's progress as it is told to them and to those who may see it (AE-034, AE-043).</summary>
/// <param name="TotalMinutes">Time in the realm; never less than <paramref name="ActiveMinutes"/> (AE-040).</param>
/// <param name="ActiveMinutes">Time in lessons and their questions.</param>
/// <param name="CurrentStreak">0 once a whole day has gone by without anything that counts.</param>
/// <param name="QuestionsCorrect">Right ones among the answers; a written one as soon as somebody has marked it so.</param>
/// <param name="AverageAccuracy">Right answers of all answers in percent, two decimals; 0 without answers (AE-039).</param>
public sealed record ProgressView(
    long TotalXp, int Level, long XpToNextLevel, long TotalMinutes, long ActiveMinutes,
    long CoursesCompleted, long LessonsCompleted, long QuizzesCompleted, long QuestionsAnswered, long QuestionsCorrect,
    decimal AverageAccuracy, int CurrentStreak, int LongestStreak, DateOnly? LastActivityDay, long AchievementsEarned)
{
    /// <summary>Seconds in the realm, and of them those in its lessons, as if they were counters.</summary>
    internal static readonly CounterKey Here = new("was", "here", ""), Learning = new("was", "learning", "");

    internal static decimal Accuracy(long right, long answered) =>
        answered == 0 ? 0.00m : Math.Round(100.00m * right / answered, 2, MidpointRounding.AwayFromZero);

    internal static ProgressView Of(PersonRow person, IReadOnlyDictionary<CounterKey, long> counters)
    {
        long Count(string verb, string kind, string variant = "") =>
            new CounterKey(verb, kind, variant).Parts.Sum(part => part.Sign * counters.GetValueOrDefault(part.Key));
        var (answered, right) = (Count("answered", "question"), Count("answered", "question", "right"));
        return new ProgressView(person.TotalXp, person.Level, person.XpToNext, Count("was", "here") / 60, Count("was", "learning") / 60,
            Count("completed", "course"), Count("completed", "lesson"), Count("completed", "lesson", "kind=quiz"), answered, right,
            Accuracy(right, answered), person.Streak, person.StreakLongest, person.StreakDay, Count("earned", "achievement"));
    }

    /// <summary>All counters of these people, and their seconds in the realm and in its lessons as two more.</summary>
    internal static async Task<ILookup<AccountId, KeyValuePair<CounterKey, long>>> Counters(
        AppDb db, RealmId realm, IEnumerable<AccountId> people, CancellationToken stop) => (await db.Rows("""
        select account_id, verb, object_kind, variant, value from progress_counters where account_id = any($1) and realm_id = $2
        union all select account_id, 'was', 'here', '', seconds from progress_presence where account_id = any($1) and realm_id = $2
        union all select account_id, 'was', 'learning', '', active_seconds from progress_presence where account_id = any($1) and realm_id = $2
        """, row => (Who: new AccountId(row.GetGuid(0)), Counter: KeyValuePair.Create(new CounterKey(row.GetString(1), row.GetString(2), row.GetString(3)), row.GetInt64(4))),
        stop, people.Select(person => person.Value).ToArray(), realm.Value)).ToLookup(found => found.Who, found => found.Counter);
}
