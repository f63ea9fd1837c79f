using Questory.Assessment.Contracts;

namespace Questory.Learning.Study.Play;

/// <summary>The steps of a lesson: 0 is what it tells (when it tells anything), then its questions from 1, then its end.</summary>
internal static class Steps
{
    public static bool Tells(this LessonView lesson) => !string.IsNullOrWhiteSpace(lesson.Text) || lesson.Url is not null;

    public static int End(this LessonView lesson) => lesson.Questions.Count + 1;

    public static int First(this LessonView lesson) => lesson.Tells() || lesson.Questions.Count == 0 ? 0 : 1;

    /// <summary>Where the learner left: the first question without an answer, the beginning of an untouched or finished lesson.</summary>
    public static int WhereILeft(this LessonView lesson) =>
        lesson.Done || lesson.Questions.All(question => question.Tries == 0) ? lesson.First()
        : lesson.Questions.FirstOrDefault(question => question is { IsAsked: true, Tries: 0 })?.Number ?? lesson.End();

    /// <summary>The key of one person's next try: the same try sent twice, from one tab or two, is one answer.</summary>
    public static string Key(this QuestionView question) => $"{question.Id.Value:N}-{question.Tries + 1}";

    public static string Address(string realm, LessonView lesson, int step) => $"/r/{realm}/lessons/{lesson.Id}?q={step}";
}
