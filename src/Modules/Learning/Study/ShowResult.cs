using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Learning.Study;

/// <summary>What a finished lesson gave me, line by line, from my first answer to its end.</summary>
[Requires(LearningPermissions.Learn), Reads]
internal sealed class ShowResult(AppDb db, Actor actor, Asking asking)
{
    /// <param name="Lesson">Without its questions.</param>
    /// <param name="CourseCompleted">This very lesson completed the course.</param>
    /// <param name="Unmarked">Questions whose latest answer a teacher has yet to mark.</param>
    /// <param name="Receipts">Oldest first.</param>
    public sealed record View(LessonView Lesson, bool CourseCompleted, AssessmentProgress Questions, int Unmarked, IReadOnlyList<Receipt> Receipts);

    public static void Map(RouteGroupBuilder lessons) => lessons
        .MapGet("/{lesson:guid}/result", (Guid lesson, Slice<ShowResult> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(lesson), stop), stop).ToHttp())
        .WithSummary("Show what a finished lesson gave me");

    public async Task<Outcome<View>> Run(LessonId id, CancellationToken stop)
    {
        if (await LessonScene.Of(db, actor.Me, id, stop) is not { } scene)
            return Outcome.NotFound("lesson");
        if (!scene.Done)
            return Outcome.Conflict("unfinished", "This lesson is not finished yet.");
        var (finish, completed) = (await db.Rows("""
            select step.receipts::text, mine.status = 'completed' and not exists (select from learning_lesson_progress later
                where later.account_id = step.account_id and later.course_id = step.course_id and later.completed_at > step.completed_at)
            from learning_lesson_progress step
            join learning_course_progress mine on mine.account_id = step.account_id and mine.course_id = step.course_id
            where step.account_id = $1 and step.lesson_id = $2
            """, row => (row.GetString(0), row.GetBoolean(1)), stop, actor.Me.Value, id.Value)).Single();
        var answers = scene.Assessment is { } asked ? await asking.PastAnswers(asked, stop) : [];
        return new View(await LessonPage.Read(db, id, actor.Me, stop), completed,
            scene.Assessment is { } assessment ? (await asking.ProgressOf([assessment], stop))[assessment] : new AssessmentProgress(0, 0, 0),
            answers.GroupBy(answer => answer.Question).Count(tries => tries.MaxBy(answer => answer.Try)!.Judgement.Verdict == AnswerVerdict.Unmarked),
            [.. answers.SelectMany(answer => answer.Receipts), .. JsonSerializer.Deserialize<List<Receipt>>(finish, Json.Options)!]);
    }
}
