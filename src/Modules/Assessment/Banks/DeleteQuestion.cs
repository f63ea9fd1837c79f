using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Assessment.Assessments;
using Questory.Assessment.Attempts;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Assessment.Banks;

/// <summary>Removes a question nobody has answered; one with answers can only be retired (AE-080).</summary>
[Requires(AssessmentPermissions.Author), AmongOthers("Asks whether anybody has answered it.")]
internal sealed class DeleteQuestion(AppDb db, AuditTrail audit, Authoring authoring)
{
    public static void Map(RouteGroupBuilder questions) => questions
        .MapDelete("/{question:guid}", (Guid question, Slice<DeleteQuestion> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(question), stop), stop).ToHttp())
        .WithSummary("Delete a question");

    public async Task<Outcome<Done>> Run(QuestionId id, CancellationToken stop)
    {
        if (await db.Set<Question>().SingleOrDefaultAsync(q => q.Id == id, stop) is not { } question)
            return Outcome.NotFound("question");
        if (await db.Set<Answer>().AnyAsync(a => a.QuestionId == id, stop) || await db.Set<Hint>().AnyAsync(h => h.QuestionId == id, stop))
            return Outcome.Conflict("has_answers", "People have answered this question: take it out of use instead.");
        foreach (var assessment in await db.Set<AssessmentItem>().Where(i => i.QuestionId == id).Select(i => i.AssessmentId).ToListAsync(stop))
            await authoring.Remove(assessment, id, stop);
        db.Remove(question);
        audit.Write("delete question", "question", id.Value);
        return Outcome.Done;
    }
}
