using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Mail;
using Questory.Realms.Contracts;

namespace Questory.Insights.Weeks;

/// <summary>On Mondays: keeps every playing child's figures of the week that ended, then writes each parent one mail about all
/// of their children (AE-029). What is written already, by an earlier run or another node, stays as it is.</summary>
internal sealed class SendWeeklyReports(AppDb db, Actor actor, TimeProvider time, Mailbox mails, WeeklyLetter letter) : IJob
{
    public async Task<JobResult> Run(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var monday = Week.StartOf(now).AddDays(-7);
        var kept = await Keep(monday, now, stop);
        var lines = await Due(monday, now, stop);
        foreach (var parent in lines.GroupBy(line => (line.Parent, line.Email, line.Language)))
        {
            var report = await letter.Write(parent.Key.Email, parent.Key.Language, monday, [.. parent], stop);
            actor.BecomeSystem(report.Realm);
            mails.Put(report.Letter, parent.Key.Parent, [.. parent.Select(line => line.Child).Distinct()]);
            actor.BecomeSystem();
        }
        return $"{Counted.Of(kept, "child's week", "children's weeks")} kept, {Counted.Of(lines.Select(line => line.Parent).Distinct().Count(), "report")} written";
    }

    private Task<int> Keep(DateOnly monday, DateTimeOffset now, CancellationToken stop) => db.Execute($"""
        insert into insights_weeks (account_id, realm_id, starts_on, xp, minutes, days, lessons, missions, answered, correct, streak, badges, made_at)
        select child.account_id, m.realm_id, $1, f.xp, f.minutes, f.days, f.lessons, f.missions, f.answered, f.correct, coalesce(s.current_streak_days, 0), f.badges, $4
        from {FamiliesInSql.Playing} child
        join {MembersInSql.Active} m on m.account_id = child.account_id
        cross join lateral {WeekFiguresSql.Of("child.account_id", "m.realm_id", "$2", "$3")} f
        left join v_user_progress_summary s on s.user_id = child.account_id and s.realm_id = m.realm_id
        on conflict (account_id, realm_id, starts_on) do nothing
        """, stop, monday, Week.BeginOf(monday), Week.BeginOf(monday.AddDays(7)), now);

    // The rows of parents who had none yet: two nodes that get here together part the parents between them.
    private Task<List<ReportLine>> Due(DateOnly monday, DateTimeOffset now, CancellationToken stop) => db.Rows($"""
        with due as (
            insert into insights_reports (account_id, starts_on, made_at)
            select distinct child.guardian_id, $1::date, $2::timestamptz
            from {FamiliesInSql.Playing} child
            join {FamiliesInSql.Reachable} parent on parent.account_id = child.guardian_id
            join insights_weeks w on w.account_id = child.account_id and w.starts_on = $1
            on conflict (account_id, starts_on) do nothing returning account_id)
        select parent.account_id, parent.email, parent.language, child.account_id, child.first_name, w.realm_id, w.streak,
               w.xp, w.minutes, w.days, w.lessons, w.missions, w.answered, w.correct, w.badges
        from due
        join {FamiliesInSql.Reachable} parent on parent.account_id = due.account_id
        join {FamiliesInSql.Playing} child on child.guardian_id = parent.account_id
        join insights_weeks w on w.account_id = child.account_id and w.starts_on = $1
        order by parent.account_id, w.realm_id, child.first_name, child.account_id
        """, row => new ReportLine(
            new(row.GetGuid(0)), row.GetString(1), row.GetString(2), new(row.GetGuid(3)), row.GetString(4), new(row.GetGuid(5)), row.GetInt32(6),
            new WeekFigures(row.GetInt64(7), row.GetInt32(8), row.GetInt32(9), row.GetInt32(10), row.GetInt32(11), row.GetInt32(12), row.GetInt32(13), row.GetFieldValue<string[]>(14))),
        stop, monday, now);
}

/// <summary>One child's week in one realm for its parent's report.</summary>
internal sealed record ReportLine(
    AccountId Parent, string Email, string Language, AccountId Child, string FirstName, RealmId Realm, int Streak, WeekFigures Figures);
