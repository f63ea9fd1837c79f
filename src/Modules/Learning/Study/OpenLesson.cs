using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Lessons;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Platform.Texts;
using Questory.Progress.Contracts;

namespace Questory.Learning.Study;

/// <summary>A lesson as a learner has it open.</summary>
/// <param name="Index">Place in the course, from 0.</param>
/// <param name="Text">Markdown.</param>
/// <param name="Url">The video's address; null in other kinds.</param>
/// <param name="Next">The lesson after this one; null for the last.</param>
public sealed record LessonView(
    LessonId Id, string Course, string CourseTitle, int Index, int TotalLessons, string Title, string Description, string Kind,
    string? Text, string? Url, string? Transcript, int? Minutes, int XpReward, bool Done,
    LessonId? Previous, LessonId? Next, IReadOnlyList<QuestionView> Questions)
{
    /// <summary>Every question has been answered at least once, so the lesson can be finished (AE-055).</summary>
    public bool CanFinish => !Done && Questions.All(question => question.Tries > 0 || !question.IsAsked);
}

/// <summary>Opens a lesson: its content and its questions without what is right (AE-054, AE-056). Lessons open one after
/// the other; done ones stay open.</summary>
[Requires(LearningPermissions.Learn)]
internal sealed class OpenLesson(AppDb db, Actor actor, TimeProvider time, Asking asking, ActivityStream stream, CurrentSettings settings, Text text)
{
    public static void Map(RouteGroupBuilder lessons) => lessons
        .MapGet("/{lesson:guid}", (Guid lesson, Slice<OpenLesson> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(lesson), stop), stop).ToHttp())
        .WithSummary("Open a lesson");

    public async Task<Outcome<LessonView>> Run(LessonId id, CancellationToken stop)
    {
        if (await LessonScene.Of(db, actor.Me, id, stop) is not { } scene)
            return Outcome.NotFound("lesson");
        if (scene.Refuses(text) is { } refusal)
            return refusal;
        if (await db.TakeMyTurn(actor, stop) is { } shutOut)
            return shutOut;
        await NoteVisit(scene, stop);
        var view = await LessonPage.Read(db, id, stop);
        return view with
        {
            Done = scene.Done,
            Questions = scene.Assessment is { } assessment ? await asking.Faces(assessment, stop) : [],
        };
    }

    private async Task NoteVisit(LessonScene scene, CancellationToken stop)
    {
        var progress = await db.Set<CourseProgress>().SingleAsync(p => p.AccountId == actor.Me && p.CourseId == scene.Course, stop);
        var (now, longestPause) = (time.GetUtcNow(), TimeSpan.FromMinutes(await settings.Get(LearningTime.IdleMinutes, stop)));
        await using (var batch = db.Batch().NoteLearning(actor.Here, actor.Me, now, longestPause))
            await batch.ExecuteNonQueryAsync(stop);
        var seconds = progress.Touch(now, longestPause);
        // Two tabs at once: only the first is the first opening.
        if (await db.Set<LessonProgress>().SingleOrDefaultAsync(p => p.AccountId == actor.Me && p.LessonId == scene.Lesson, stop) is { } step)
        {
            step.TimeSpentSeconds += seconds;
            return;
        }
        db.Add(new LessonProgress { AccountId = actor.Me, LessonId = scene.Lesson, CourseId = scene.Course, RealmId = actor.Here, OpenedAt = now });
        await stream.Record(LearningActivities.OpenedLesson, scene.Lesson.Value, scene.Title,
            new Facts { ["kind"] = scene.Kind, ["topic"] = scene.Topic ?? "" }.In(scene.Pathway), stop);
    }
}
