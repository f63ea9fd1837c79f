using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Groups.Contracts;
using Questory.Insights.Families;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Insights.Classes;

/// <summary>A learner of a class I lead, in detail and without personal data; anybody else's id is unknown here (AE-032).</summary>
[Requires(GroupPermissions.Lead), AmongOthers("Shows a teacher how far a learner of the own class is."), Reads]
internal sealed class ShowLearner(AppDb db, Actor actor, ClassRows rows, LearnerDetail detail)
{
    public sealed record View(
        string Class, ClassRow Learner, IReadOnlyList<CourseRecord> Missions, IReadOnlyList<TopicRecord> Topics, IReadOnlyList<DayOfAnswers> Days, IReadOnlyList<EarnedBadge> Badges);

    public static void Map(RouteGroupBuilder groups) => groups
        .MapGet("/{group:guid}/learners/{learner}", (Guid group, AccountId learner, Slice<ShowLearner> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(group), learner, stop), stop).ToHttp())
        .WithSummary("How far a learner of a group is");

    public async Task<Outcome<View>> Run(GroupId id, AccountId learner, CancellationToken stop)
    {
        if (await db.NameOfLed(actor, id, stop) is not { } name || await rows.Of(id, learner, stop) is not [var row])
            return Outcome.NotFound("learner");
        var more = await detail.Of(learner, stop);
        return new View(name, row, more.Missions, more.Topics, more.Days, more.Badges);
    }
}
