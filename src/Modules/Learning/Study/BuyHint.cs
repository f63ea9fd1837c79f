using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Texts;

namespace Questory.Learning.Study;

/// <summary>Unlocks a question's hint, paid once; asking again shows it free of charge (AE-059).</summary>
[Requires(LearningPermissions.Learn)]
internal sealed class BuyHint(AppDb db, Actor actor, Hints hints, Text text)
{
    public static void Map(RouteGroupBuilder lessons) => lessons
        .MapPut("/{lesson:guid}/questions/{question:guid}/hint", (Guid lesson, Guid question, Slice<BuyHint> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(lesson), new(question), stop), stop).ToHttp())
        .WithSummary("Unlock a hint");

    public async Task<Outcome<HintReply>> Run(LessonId lesson, QuestionId question, CancellationToken stop)
    {
        if (await LessonScene.Of(db, actor.Me, lesson, stop) is not { Assessment: { } assessment } scene)
            return Outcome.NotFound("question");
        if (scene.Refuses(text) is { } refusal)
            return refusal;
        var reply = await hints.Buy(assessment, question, stop);
        if (reply is { Ok: true, Value.FirstTime: true })
            await db.Execute("update learning_course_progress set hints_used = hints_used + 1 where account_id = $1 and course_id = $2",
                stop, actor.Me.Value, scene.Course.Value);
        return reply;
    }
}
