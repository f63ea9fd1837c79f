using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Realms.Contracts;

namespace Questory.Insights.Weeks;

/// <summary>Two past weeks of each child of the demo that has none of its own, so that a parent's page of reports has something to read.</summary>
internal sealed class DemoWeeks(AppDb db, Actor actor, TimeProvider time)
{
    public Task Load(CancellationToken stop)
    {
        var monday = Week.StartOf(time.GetUtcNow()).AddDays(-7);
        return db.Execute($"""
            insert into insights_weeks (account_id, realm_id, starts_on, xp, minutes, days, lessons, missions, answered, correct, streak, badges, made_at)
            select child.account_id, m.realm_id, told.monday, told.xp, told.minutes, told.days, told.lessons, told.missions, told.answered, told.correct, told.streak, told.badges, $4
            from {FamiliesInSql.Playing} child
            join {MembersInSql.Active} m on m.account_id = child.account_id and m.realm_id = $1
            cross join (values ($2::date, 350, 62, 4, 8, 1, 31, 25, 4, array['First Step']), ($3::date, 120, 25, 2, 3, 0, 12, 7, 2, array[]::text[]))
                as told (monday, xp, minutes, days, lessons, missions, answered, correct, streak, badges)
            where not exists (select from insights_weeks had where had.account_id = child.account_id and had.realm_id = $1)
            on conflict (account_id, realm_id, starts_on) do nothing
            """, stop, actor.Here.Value, monday, monday.AddDays(-7), time.GetUtcNow());
    }
}
