using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Contracts;

namespace Questory.Insights.Weeks;

/// <summary>What somebody did from a moment on and before another, at most a week.</summary>
/// <param name="Days">On how many days of UTC they learned.</param>
/// <param name="Minutes">Time in the realm on days of UTC, whole minutes.</param>
/// <param name="Badges">Names of those earned, oldest first.</param>
public sealed record WeekFigures(long Xp, int Minutes, int Days, int Lessons, int Missions, int Answered, int Correct, IReadOnlyList<string> Badges)
{
    public static readonly WeekFigures Nothing = new(0, 0, 0, 0, 0, 0, 0, []);

    /// <summary>0.00 to 100.00.</summary>
    public decimal Accuracy => Answered == 0 ? 0.00m : Math.Round(100.00m * Correct / Answered, 2, MidpointRounding.AwayFromZero);
}

internal static class WeekFiguresSql
{
    /// <summary>Columns <c>xp, minutes, days, lessons, missions, answered, correct, badges</c> of one person, from what is written
    /// down anyway: the XP ledger, the stream, the time spent by day and the marks of written answers.</summary>
    /// <param name="account">Column or parameter with the person's id; likewise the others.</param>
    public static string Of(string account, string realm, string from, string to) => $"""
        (select {ProgressInSql.XpGained(account, realm, from, to)}::bigint xp,
                {ProgressInSql.MinutesHere(account, realm, from, to)}::int minutes,
                (count(distinct (a.at at time zone 'UTC')::date) filter (where a.verb in ('answered', 'completed')))::int days,
                (count(*) filter (where a.verb = 'completed' and a.object_kind = 'lesson'))::int lessons,
                (count(*) filter (where a.verb = 'completed' and a.object_kind = 'course'))::int missions,
                (count(*) filter (where a.verb = 'answered' and a.object_kind = 'question'))::int answered,
                -- At the turn of the week an answer may stand in the stream a moment after it was given: never more than were answered.
                least(count(*) filter (where a.verb = 'answered' and a.object_kind = 'question'),
                    count(*) filter (where a.verb = 'answered' and a.object_kind = 'question' and (a.facts ->> 'right')::boolean)
                    + {AnswerDays.MarkedRight(account, realm, from, to)})::int correct,
                coalesce(array_agg(a.label order by a.at) filter (where a.verb = 'earned' and a.object_kind = 'achievement'), array[]::text[]) badges
         from platform_activity a
         where a.account_id = {account} and a.realm_id = {realm} and a.at >= {from} and a.at < {to})
        """;

    /// <summary>The figures of these people, each who did anything at all.</summary>
    public static async Task<Dictionary<AccountId, WeekFigures>> ReadFigures(
        this AppDb db, RealmId realm, IEnumerable<AccountId> people, DateTimeOffset from, DateTimeOffset to, CancellationToken stop) => (await db.Rows($"""
        select who.id, f.* from unnest($1::uuid[]) who (id) cross join lateral {Of("who.id", "$2", "$3", "$4")} f
        """, row => (Who: new AccountId(row.GetGuid(0)), Figures: new WeekFigures(row.GetInt64(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4),
            row.GetInt32(5), row.GetInt32(6), row.GetInt32(7), row.GetFieldValue<string[]>(8))),
        stop, people.Select(person => person.Value).ToArray(), realm.Value, from, to)).ToDictionary(found => found.Who, found => found.Figures);
}
