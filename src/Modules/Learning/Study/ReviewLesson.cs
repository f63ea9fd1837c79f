using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Texts;

namespace Questory.Learning.Study;

/// <summary>All my answers in a lesson, with what was said to each.</summary>
[Requires(LearningPermissions.Learn), Reads]
internal sealed class ReviewLesson(AppDb db, Actor actor, Asking asking, Text text)
{
    public sealed record View(LessonId Lesson, string Title, IReadOnlyList<QuestionView> Questions, IReadOnlyList<PastAnswerView> Answers);

    public static void Map(RouteGroupBuilder lessons) => lessons
        .MapGet("/{lesson:guid}/answers", (Guid lesson, Slice<ReviewLesson> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(lesson), stop), stop).ToHttp())
        .WithSummary("Review my answers in a lesson");

    public async Task<Outcome<View>> Run(LessonId id, CancellationToken stop)
    {
        if (await LessonScene.Of(db, actor.Me, id, stop) is not { } scene)
            return Outcome.NotFound("lesson");
        if (scene.Refuses(text) is { } refusal)
            return refusal;
        return scene.Assessment is { } assessment
            ? new View(id, scene.Title, await asking.Faces(assessment, stop), await asking.PastAnswers(assessment, stop))
            : new View(id, scene.Title, [], []);
    }
}
