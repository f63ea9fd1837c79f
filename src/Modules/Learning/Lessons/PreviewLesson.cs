using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Study;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Lessons;

/// <summary>A lesson as a newcomer will see it; leaves no trace.</summary>
[Requires(LearningPermissions.Author), Reads]
internal sealed class PreviewLesson(AppDb db, Asking asking)
{
    public static void Map(RouteGroupBuilder authoring) => authoring
        .MapGet("/{lesson:guid}/preview", (Guid lesson, Slice<PreviewLesson> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(lesson), stop), stop).ToHttp())
        .WithSummary("Preview a lesson");

    public async Task<Outcome<LessonView>> Run(LessonId id, CancellationToken stop)
    {
        if (await db.Set<Lesson>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, stop) is not { } lesson)
            return Outcome.NotFound("lesson");
        var view = await LessonPage.Read(db, id, learner: null, stop);
        return view with { Questions = lesson.AssessmentId is { } assessment ? await asking.FreshFaces(assessment, stop) : [] };
    }
}
