using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Study;

/// <summary>Answers a question of an open lesson (AE-057, AE-058): the hottest path of the house. Answers of many learners that
/// come at the same moment are taken and committed together, each for itself (<see cref="TakeAnswers"/>).</summary>
[Requires(LearningPermissions.Learn), OwnWork("The answers of many learners are committed together, in a unit of work that reaches theirs alone.")]
internal sealed class AnswerQuestion(Actor actor, Work work, Idempotency idempotency, TakeAnswers take, GroupCommit<TakeAnswers, TakeAnswers.Ask, AnswerReply> together)
{
    /// <param name="Answer">JSON of the shape the question's kind wants: <c>"option id"</c>, <c>["id", …]</c>, <c>true</c>,
    /// <c>{"left id": "right id"}</c>, <c>3.14</c>, <c>"text"</c>.</param>
    /// <param name="Seconds">Time taken, 0 to 86,400; 0 when left out.</param>
    /// <param name="ClientKey">Made by the sender per answer: the same key again is the same answer again, and gets the
    /// first reply.</param>
    public sealed record Request(
        [Required] JsonElement? Answer, [Range(0, 86_400)] int? Seconds = null, [StringLength(64, MinimumLength = 1)] string? ClientKey = null);

    public static void Map(RouteGroupBuilder lessons) => lessons
        .MapPost("/{lesson:guid}/questions/{question:guid}/answers",
            (Guid lesson, Guid question, Request? request, Slice<AnswerQuestion> slice, CancellationToken stop) =>
                slice.Run(request, s => s.Run(new(lesson), new(question), request!, stop), stop).ToHttp())
        .WithSummary("Answer a question");

    public Task<Outcome<AnswerReply>> Run(LessonId lesson, QuestionId question, Request request, CancellationToken stop)
    {
        var ask = new TakeAnswers.Ask(lesson, question, request.Answer!.Value, request.Seconds, request.ClientKey);
        // An Idempotency-Key is kept with what it names, in the person's own unit of work.
        return idempotency.Key is null
            ? together.Do(actor, ask, stop)
            : work.Do(nameof(AnswerQuestion), request, async () => (await take.Run([new(actor, ask)]))[0], stop);
    }
}
