using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Lessons;

/// <summary>Tries a question out as a learner would; nothing is kept and nothing paid.</summary>
[Requires(LearningPermissions.Author)]
internal sealed class PreviewAnswer(AppDb db, Asking asking)
{
    public sealed record Request([Required] JsonElement? Answer);

    public static void Map(RouteGroupBuilder authoring) => authoring
        .MapPost("/{lesson:guid}/preview/{question:guid}/answers",
            (Guid lesson, Guid question, Request? request, Slice<PreviewAnswer> slice, CancellationToken stop) =>
                slice.Run(request, s => s.Run(new(lesson), new(question), request!, stop), stop).ToHttp())
        .WithSummary("Try a question out");

    public async Task<Outcome<JudgementView>> Run(LessonId id, QuestionId question, Request request, CancellationToken stop) =>
        await db.Set<Lesson>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, stop) is { AssessmentId: { } assessment }
            ? await asking.TryOut(assessment, question, request.Answer!.Value, stop)
            : Outcome.NotFound("question");
}
