using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Assessment.Banks;

/// <summary>Writes a question into a bank without asking it anywhere yet.</summary>
[Requires(AssessmentPermissions.Author)]
internal sealed class WriteQuestion(AppDb db, Actor actor, TimeProvider time, AuditTrail audit)
{
    public sealed record View(QuestionId Id, int Version);

    public static void Map(RouteGroupBuilder questions) => questions
        .MapPost("/", (QuestionInput? request, Slice<WriteQuestion> slice, CancellationToken stop) => slice
            .Run(request, s => s.Run(request!, stop), stop).ToHttpCreated(made => $"questions/{made.Id}"))
        .WithSummary("Write a question");

    public async Task<Outcome<View>> Run(QuestionInput request, CancellationToken stop)
    {
        var read = QuestionWriting.Read(request);
        if (!read.Ok)
            return read.Problem;
        var bank = await db.BankAt(actor.Here, request.Bank ?? "", time.GetUtcNow(), stop);
        var (question, version) = Question.Create(actor.Here, bank.Id, read.Value, null, actor.Account, time.GetUtcNow());
        db.AddRange(question, version);
        audit.Write("write question", "question", question.Id.Value, details: new { read.Value.Title });
        return new View(question.Id, question.Version);
    }
}
