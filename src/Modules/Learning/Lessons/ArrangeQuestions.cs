using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Lessons;

/// <summary>Orders a lesson's questions anew, all or nothing.</summary>
[Requires(LearningPermissions.Author)]
internal sealed class ArrangeQuestions(AppDb db, Authoring authoring, AuditTrail audit)
{
    /// <param name="Questions">Every question of the lesson exactly once.</param>
    public sealed record Request([Required, MaxLength(1_000)] IReadOnlyList<QuestionId> Questions);

    public static void Map(RouteGroupBuilder lessons) => lessons
        .MapPut("/{lesson:guid}/questions", (Guid lesson, Request? request, Slice<ArrangeQuestions> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(new(lesson), request!, stop), stop).ToHttp())
        .WithSummary("Order a lesson's questions");

    public async Task<Outcome<Done>> Run(LessonId lesson, Request request, CancellationToken stop)
    {
        if (await db.QuestionsOf(lesson, authoring, stop) is not { } questions)
            return Outcome.NotFound("lesson");
        audit.Write("arrange questions", "lesson", lesson.Value);
        return await authoring.Arrange(questions, request.Questions, stop);
    }
}
