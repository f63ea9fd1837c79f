using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Insights.Summaries;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Insights.Families;

/// <summary>One of my children in detail: missions, topics, accuracy, time, attempts by day, badges (AE-028). Anybody else's
/// child does not exist.</summary>
[SignedIn, Reads]
internal sealed class ShowChildProgress(AppDb db, Actor actor, LearnerDetail detail)
{
    /// <param name="Days">The last four weeks, oldest first, days without an answer included.</param>
    public sealed record View(
        Summary Child, IReadOnlyList<CourseRecord> Missions, IReadOnlyList<TopicRecord> Topics, IReadOnlyList<DayOfAnswers> Days, IReadOnlyList<EarnedBadge> Badges);

    public static void Map(RouteGroupBuilder children) => children
        .MapGet("/{child}/progress", (AccountId child, Slice<ShowChildProgress> slice, CancellationToken stop) => slice.Run(s => s.Run(child, stop), stop).ToHttp())
        .WithSummary("How far one of my children is");

    public async Task<Outcome<View>> Run(AccountId child, CancellationToken stop)
    {
        var found = await db.Rows($"""
            select {Summary.Columns} from v_user_progress_summary s join v_parent_dashboard mine on mine.child_id = s.user_id and mine.realm_id = s.realm_id
            where s.user_id = $1 and s.realm_id = $2 and mine.parent_id = $3
            """, Summary.From, stop, child.Value, actor.Here.Value, actor.Me.Value);
        if (found is not [var summary])
            return Outcome.NotFound("child");
        var more = await detail.Of(child, stop);
        return new View(summary, more.Missions, more.Topics, more.Days, more.Badges);
    }
}
