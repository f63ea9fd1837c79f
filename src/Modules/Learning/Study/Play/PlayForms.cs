using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Texts;
using Questory.Platform.Ui;

namespace Questory.Learning.Study.Play;

/// <summary>Where the player's forms go. With script the answer is a stream of the pieces that change; without it the
/// browser is led to the page that shows the same.</summary>
internal static class PlayForms
{
    public static void Map(RouteGroupBuilder pages)
    {
        var learn = pages.MapGroup("").WithMetadata(new RequiresAttribute(LearningPermissions.Learn));
        learn.MapPost("/courses/{course}/enrolment", Start);
        learn.MapPost("/courses/{course}/completion", Complete);
        learn.MapPost("/lessons/{lesson:guid}/questions/{question:guid}/answers", Answer);
        learn.MapPost("/lessons/{lesson:guid}/questions/{question:guid}/hint", Hint);
        learn.MapPost("/lessons/{lesson:guid}/completion", Finish);
    }

    private static async Task<IResult> Start(string realm, string course, HttpContext http, Slice<StartCourse> start, CancellationToken stop)
    {
        var request = new StartCourse.Request();
        var card = await start.Run(request, s => s.Run(course, request, stop), stop).OrRefuse();
        return http.SeeOther(card.Mine?.CurrentLesson is { } lesson ? $"/r/{realm}/lessons/{lesson}" : $"/r/{realm}/courses/{card.Slug}");
    }

    private static async Task<IResult> Complete(string realm, string course, HttpContext http, Slice<CompleteCourse> complete, CancellationToken stop)
    {
        var done = await complete.Run(s => s.Run(course, stop), stop).OrRefuse();
        return http.SeeOther($"/r/{realm}/lessons/{done.Lesson}/result");
    }

    private static async Task<IResult> Answer(
        string realm, Guid lesson, Guid question, HttpContext http, Slice<OpenLesson> open, Slice<AnswerQuestion> answer,
        Idempotency idempotency, Text text, CancellationToken stop)
    {
        // The key names the answer itself, which knows what to do with a second sending; the look at the lesson is not to use it up.
        var key = idempotency.Key;
        idempotency.Key = null;
        var form = await http.Form(stop);
        var view = await open.Run(s => s.Run(new(lesson), stop), stop).OrRefuse();
        if (view.Questions.FirstOrDefault(q => q.Id == new QuestionId(question)) is not { IsAsked: true } asked)
            throw new PageRefusal(Outcome.NotFound("question"));
        if (AnswerForm.Read(asked, form) is not { } given)
            return Fault(http, realm, view, asked, "missing", text[AnswerForm.Missing(asked.AnsweredAs)]);

        var seconds = int.TryParse(form["seconds"], out var spent) ? Math.Clamp(spent, 0, 86_400) : 0;
        var request = new AnswerQuestion.Request(given, seconds, key);
        var sent = await answer.Run(request, s => s.Run(new(lesson), asked.Id, request, stop), stop);
        if (sent is { Ok: false, Problem: { Kind: ProblemKind.Invalid } problem })
            return Fault(http, realm, view, asked, "missing", text[problem.Detail]);
        var reply = sent.Ok ? sent.Value : throw new PageRefusal(sent.Problem);
        // A repeated sending may carry another answer than the one that counted: show that one.
        if (reply.Repeated || !http.TakesStream())
            return http.SeeOther(Steps.Address(realm, view, asked.Number) + "&done=true");
        var after = asked with { Tries = reply.Try, Solved = asked.Solved || reply.Judgement.Right };
        return PageForms.Stream<AnswerStream>(new Dictionary<string, object?>
        {
            [nameof(AnswerStream.Lesson)] = view with { Questions = [.. view.Questions.Select(q => q.Id == after.Id ? after : q)] },
            [nameof(AnswerStream.Question)] = after,
            [nameof(AnswerStream.Settled)] = new Settled(given, reply.Judgement),
            [nameof(AnswerStream.Receipts)] = reply.Receipts,
        });
    }

    private static IResult Fault(HttpContext http, string realm, LessonView view, QuestionView asked, string code, string words) => http.TakesStream()
        ? PageForms.Stream<FaultStream>(new Dictionary<string, object?> { [nameof(FaultStream.Text)] = words })
        : http.SeeOther($"{Steps.Address(realm, view, asked.Number)}&fault={code}");

    private static async Task<IResult> Hint(
        string realm, Guid lesson, Guid question, HttpContext http, Slice<BuyHint> buy, Slice<OpenLesson> open, Text text, CancellationToken stop)
    {
        var bought = await buy.Run(s => s.Run(new(lesson), new(question), stop), stop);
        if (bought is { Ok: false, Problem.Code: not "too_few_coins" })
            throw new PageRefusal(bought.Problem);
        var view = await open.Run(s => s.Run(new(lesson), stop), stop).OrRefuse();
        var asked = view.Questions.First(q => q.Id == new QuestionId(question));
        if (!http.TakesStream())
            return http.SeeOther(Steps.Address(realm, view, asked.Number) + (bought.Ok ? "" : "&fault=hint"));
        return PageForms.Stream<HintStream>(new Dictionary<string, object?>
        {
            [nameof(HintStream.Hint)] = asked.Hint,
            [nameof(HintStream.Fault)] = bought.Ok ? null : text[bought.Problem.Detail],
        });
    }

    private static async Task<IResult> Finish(string realm, Guid lesson, HttpContext http, Slice<FinishLesson> finish, CancellationToken stop)
    {
        var done = await finish.Run(s => s.Run(new(lesson), stop), stop);
        if (done is { Ok: false, Problem.Code: "questions_unanswered" })
            return http.SeeOther($"/r/{realm}/lessons/{lesson}?fault=unfinished");
        return done.Ok ? http.SeeOther($"/r/{realm}/lessons/{lesson}/result") : throw new PageRefusal(done.Problem);
    }
}
