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
[Requires(LearningPermissions.Learn), OwnWork("The visits of many learners are noted together; what each is shown is read afterwards.")]
internal sealed class OpenLesson(AppDb db, Actor actor, Work work, Asking asking, GroupCommit<TakeVisits, LessonId, LessonScene> visits)
{
    public static void Map(RouteGroupBuilder lessons) => lessons
        .MapGet("/{lesson:guid}", (Guid lesson, Slice<OpenLesson> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(new(lesson), stop), stop).ToHttp())
        .WithSummary("Open a lesson");

    public async Task<Outcome<LessonView>> Run(LessonId id, CancellationToken stop)
    {
        var visit = await visits.Do(actor, id, stop);
        return visit.Ok ? await work.Read<LessonView>(async () => await Show(visit.Value, stop), stop) : visit.Problem;
    }

    private async Task<LessonView> Show(LessonScene scene, CancellationToken stop) => await LessonPage.Read(db, scene.Lesson, actor.Me, stop) with
    {
        Done = scene.Done,
        Questions = scene.Assessment is { } assessment ? await asking.Faces(assessment, stop) : [],
    };
}
