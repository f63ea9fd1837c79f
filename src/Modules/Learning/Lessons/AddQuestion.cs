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

/// <summary>Writes a new question at the end of a lesson, or puts one of the bank there.</summary>
[Requires(LearningPermissions.Author)]
internal sealed class AddQuestion(AppDb db, Authoring authoring, AuditTrail audit)
{
    public sealed record View(QuestionId Id);

    public static void Map(RouteGroupBuilder lessons)
    {
        lessons.MapPost("/{lesson:guid}/questions", (Guid lesson, QuestionInput? request, Slice<AddQuestion> slice, CancellationToken stop) => slice
            .Run(request, s => s.Run(new(lesson), request!, stop), stop).ToHttpCreated(made => $"questions/{made.Id}")).WithSummary("Write a question into a lesson");
        lessons.MapPut("/{lesson:guid}/questions/{question:guid}", (Guid lesson, Guid question, Slice<AddQuestion> slice, CancellationToken stop) =>
            slice.Run(s => s.Use(new(lesson), new(question), stop), stop).ToHttp()).WithSummary("Ask a question of the bank in a lesson");
    }

    public async Task<Outcome<View>> Run(LessonId lesson, QuestionInput request, CancellationToken stop)
    {
        if (await db.QuestionsOf(lesson, authoring, stop) is not { } questions)
            return Outcome.NotFound("lesson");
        var added = await authoring.Add(questions, request, stop);
        return added.Ok ? new View(added.Value) : added.Problem;
    }

    public async Task<Outcome<Done>> Use(LessonId lesson, QuestionId question, CancellationToken stop)
    {
        if (await db.QuestionsOf(lesson, authoring, stop) is not { } questions)
            return Outcome.NotFound("lesson");
        audit.Write("use question in lesson", "lesson", lesson.Value, details: new { question });
        return await authoring.Use(questions, question, stop);
    }
}
