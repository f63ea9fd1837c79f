using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Assessment.Banks;

/// <summary>One question as its author wrote it, right answers and all.</summary>
[Requires(AssessmentPermissions.Author), AmongOthers("Counts everybody’s answers."), Reads]
internal sealed class ReadQuestion(AppDb db)
{
    public static void Map(RouteGroupBuilder questions) => questions
        .MapGet("/{question:guid}", (Guid question, Slice<ReadQuestion> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(question), stop), stop).ToHttp())
        .WithSummary("Read a question with its answers");

    public async Task<Outcome<AuthoredQuestion>> Run(QuestionId question, CancellationToken stop) =>
        (await AuthoredQuestions.Of(db, stop, one: question)).SingleOrDefault() is { } found ? found.View : Outcome.NotFound("question");
}
