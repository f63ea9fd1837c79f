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

/// <summary>Rewrites a question. Answers already given keep their mark and the wording they were given to (AE-080).</summary>
[Requires(AssessmentPermissions.Author)]
internal sealed class EditQuestion(AppDb db, Actor actor, TimeProvider time, AuditTrail audit)
{
    public sealed record View(QuestionId Id, int Version);

    public static void Map(RouteGroupBuilder questions) => questions
        .MapPut("/{question:guid}", (Guid question, QuestionInput? request, Slice<EditQuestion> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(new(question), request!, stop), stop).ToHttp())
        .WithSummary("Edit a question");

    public async Task<Outcome<View>> Run(QuestionId id, QuestionInput request, CancellationToken stop)
    {
        var read = QuestionWriting.Read(request);
        if (!read.Ok)
            return read.Problem;
        if (await db.Set<Question>().SingleOrDefaultAsync(q => q.Id == id, stop) is not { } question)
            return Outcome.NotFound("question");
        if (request.Version is { } seen && seen != question.Version)
            return Outcome.Conflict("edited_meanwhile", "Somebody else has changed this question: look at it again before you save.");

        db.Add(question.Rewrite(read.Value, actor.Account, time.GetUtcNow()));
        if (request.Bank is { } path)
            question.BankId = (await db.BankAt(actor.Here, path, time.GetUtcNow(), stop)).Id;
        audit.Write("edit question", "question", id.Value, details: new { question.Version, read.Value.Title });
        return new View(id, question.Version);
    }
}
