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

/// <summary>Takes a question out of a lesson. It stays in its bank, and answers already given stay as they were.</summary>
[Requires(LearningPermissions.Author)]
internal sealed class RemoveQuestion(AppDb db, Authoring authoring, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder lessons) => lessons
        .MapDelete("/{lesson:guid}/questions/{question:guid}", (Guid lesson, Guid question, Slice<RemoveQuestion> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(lesson), new(question), stop), stop).ToHttp())
        .WithSummary("Take a question out of a lesson");

    public async Task<Outcome<Done>> Run(LessonId lesson, QuestionId question, CancellationToken stop)
    {
        if (await db.QuestionsOf(lesson, authoring, stop) is not { } questions)
            return Outcome.NotFound("lesson");
        var removed = await authoring.Remove(questions, question, stop);
        if (removed.Ok)
            audit.Write("remove question from lesson", "lesson", lesson.Value, details: new { question });
        return removed;
    }
}
