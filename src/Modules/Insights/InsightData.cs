using Questory.Accounts.Contracts;
using Questory.Platform.Data;

namespace Questory.Insights;

/// <summary>The weeks as they were told to the parent, and the events of use, in what a person takes away.</summary>
internal sealed class InsightData(AppDb db) : PersonalSection(db, "insights",
[
    new("weeks", "insights_weeks", """
        select starts_on, xp, minutes, days, lessons, missions, answered, correct, streak, badges, made_at from insights_weeks where account_id = $1 order by starts_on
        """),
    new("reports", "insights_reports", "select starts_on, made_at from insights_reports where account_id = $1 order by starts_on"),
    new("events", "insights_events", """
        select at, name, properties from (
            select id, at, name, properties from insights_events where account_id = $1
            union all select id, at, name, properties from insights_events_put_away($1)) line order by at, id
        """),
]);
