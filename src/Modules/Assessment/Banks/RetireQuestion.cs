using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Assessment.Banks;

/// <summary>Takes a question out of use, or back into it. Nobody is asked a retired question; its answers stay.</summary>
[Requires(AssessmentPermissions.Author)]
internal sealed class RetireQuestion(AppDb db, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder questions)
    {
        questions.MapPut("/{question:guid}/retirement", (Guid question, Slice<RetireQuestion> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(question), true, stop), stop).ToHttp()).WithSummary("Take a question out of use");
        questions.MapDelete("/{question:guid}/retirement", (Guid question, Slice<RetireQuestion> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(question), false, stop), stop).ToHttp()).WithSummary("Take a question back into use");
    }

    public async Task<Outcome<Done>> Run(QuestionId id, bool retired, CancellationToken stop)
    {
        if (await db.Set<Question>().SingleOrDefaultAsync(q => q.Id == id, stop) is not { } question)
            return Outcome.NotFound("question");
        if (question.IsActive == retired)
            audit.Write(retired ? "retire question" : "reinstate question", "question", id.Value);
        question.IsActive = !retired;
        return Outcome.Done;
    }
}
