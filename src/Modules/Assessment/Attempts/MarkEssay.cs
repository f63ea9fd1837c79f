using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Assessment.Banks;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Assessment.Attempts;

/// <summary>A teacher marks a written answer; from 500 permille on it counts as right and is paid for, once.</summary>
[Requires(AssessmentPermissions.Mark), AmongOthers("Marks and rewards another person’s answer.")]
internal sealed class MarkEssay(
    AppDb db, Actor actor, TimeProvider time, ActivityStream stream, QuestionContents contents, AuditTrail audit, Markable markable,
    IEnumerable<PathwayOfAssessment> pathways)
{
    /// <param name="Permille">0 to 1000 thousandths of the points.</param>
    public sealed record Request([Required, Range(0, 1000)] int? Permille, [StringLength(Marking.CommentMax)] string? Comment);

    public sealed record View(AnswerId Answer, int Permille, bool Right);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPut("/essays/{account:guid}/{answer:guid}/marking", (Guid account, Guid answer, Request? request, Slice<MarkEssay> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(new(account), new(answer), request!, stop), stop).ToHttp())
        .WithSummary("Mark a written answer").WithTags("Marking");

    public async Task<Outcome<View>> Run(AccountId account, AnswerId id, Request request, CancellationToken stop)
    {
        if (await markable.People(stop) is { } mine && !mine.Contains(account))
            return Outcome.NotFound("answer");
        await db.LockPerson(actor.Here, account, stop);
        if (await db.Set<Answer>().SingleOrDefaultAsync(a => a.AccountId == account && a.Id == id, stop) is not { } answer)
            return Outcome.NotFound("answer");
        if (answer.Verdict != AnswerVerdict.Unmarked)
            return Outcome.Conflict("marked_by_program", "Only written answers are marked by a person.");
        if (await db.IfSilent(account, stop) is { } silent)
            return silent;

        var marking = await db.Set<Marking>().SingleOrDefaultAsync(m => m.AccountId == account && m.AnswerId == id, stop);
        var (wasRight, passedBefore) = (marking?.Permille >= Marking.PassPermille, marking?.PassedAt is not null);
        if (marking is null)
            db.Add(marking = new Marking { AccountId = account, AnswerId = id, RealmId = actor.Here });
        marking.Permille = request.Permille!.Value;
        marking.Comment = string.IsNullOrWhiteSpace(request.Comment) ? null : request.Comment.Trim();
        (marking.MarkedBy, marking.MarkedAt) = (actor.Account, time.GetUtcNow());
        var right = marking.Permille >= Marking.PassPermille;
        marking.PassedAt ??= right ? marking.MarkedAt : null;
        audit.Write("mark answer", "answer", id.Value, details: new { marking.Permille });

        var content = await contents.Of(db, actor.Here, answer.QuestionId, answer.QuestionVersion, stop);
        await stream.Record([stream.New(account, AssessmentActivities.MarkedQuestion, answer.QuestionId.Value, content.Label, new Facts
        {
            ["right"] = right, ["was_right"] = wasRight, ["newly_right"] = right && !passedBefore,
            ["first_right"] = right && !passedBefore && !await Solved(answer, stop), ["xp"] = (long)content.XpReward,
            ["permille"] = (long)marking.Permille, ["try"] = (long)answer.Try, ["hints"] = (long)answer.HintsUsed, ["kind"] = content.Kind,
            ["difficulty"] = Naming.Snake(content.Difficulty), ["assessment"] = answer.AssessmentId.ToString(),
        }.In(await Pathway(answer.AssessmentId, stop)))], stop);
        return new View(id, marking.Permille, right);
    }

    // By another answer than this one.
    private Task<bool> Solved(Answer answer, CancellationToken stop) => db.Scalar<bool>("""
        select exists (select from assessment_answers other
            left join assessment_markings marked on marked.account_id = other.account_id and marked.answer_id = other.id
            where other.account_id = $1 and other.question_id = $2 and other.id <> $3 and (other.verdict = 'right' or marked.passed_at is not null))
        """, stop, answer.AccountId.Value, answer.QuestionId.Value, answer.Id.Value);

    private async Task<Guid?> Pathway(AssessmentId assessment, CancellationToken stop)
    {
        foreach (var room in pathways)
            if (await room.Find(db, assessment, stop) is { } pathway)
                return pathway;
        return null;
    }
}
