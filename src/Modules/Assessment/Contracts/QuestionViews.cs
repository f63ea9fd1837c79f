using System.Text.Json.Serialization;
using Questory.Platform.Activity;

namespace Questory.Assessment.Contracts;

public enum Difficulty { Easy, Medium, Hard }

/// <summary>The markup a text was written in. <c>Moodle</c>: plain text in which HTML tags work and line breaks count.</summary>
public enum Markup { Plain, Markdown, Html, Moodle }

public enum AnswerVerdict { Right, Partly, Wrong, Unmarked }

/// <summary>A text as its author wrote it; made safe only where it is shown.</summary>
public sealed record TextView(string Text, Markup Format);

/// <summary>Something to pick, pair or put in order; answers point at its id.</summary>
public sealed record ChoiceView(string Id, TextView Text);

/// <param name="Cost">Minor units of the realm's hint currency; 0 is free.</param>
/// <param name="Text">Null until the person has unlocked it (AE-056, AE-059).</param>
public sealed record HintView(int Cost, string? Text);

/// <summary>A question as a learner may see it before answering: nothing of what is right (AE-056).</summary>
/// <param name="Number">Place in the assessment, from 1.</param>
/// <param name="Kind"><c>single_choice</c>, <c>multiple_choice</c>, <c>true_false</c>, <c>matching</c>, <c>numeric</c>,
/// <c>short_answer</c>, <c>ordering</c>, <c>interactive</c>, <c>essay</c> or <c>description</c> (a text with nothing to answer).</param>
/// <param name="AfterGap">What follows the blank of a missing-word question; null when the answer is asked below the text.</param>
/// <param name="Options">To pick from, right sides to pair with, or items to order; shuffled the same way for one person.</param>
/// <param name="Lefts">The left sides of a matching question.</param>
/// <param name="AnswerMax">Longest typed answer in characters; null when nothing is typed.</param>
/// <param name="Hint">Null when the question has none.</param>
/// <param name="Tries">How often I have answered it.</param>
/// <param name="Last">The verdict on my latest answer; null when there is none.</param>
/// <param name="Solved">I have answered it right at least once.</param>
public sealed record QuestionView(
    QuestionId Id, int Number, string Title, string Kind, TextView Prompt, string? AfterGap,
    IReadOnlyList<ChoiceView> Options, IReadOnlyList<ChoiceView> Lefts, int? AnswerMax,
    Difficulty Difficulty, int XpReward, int Points, HintView? Hint,
    int Tries, AnswerVerdict? Last, bool Solved)
{
    /// <summary>The kind as which an <c>interactive</c> question is answered and compared (AE-057); null for every other.</summary>
    public string? Rule { get; init; }

    /// <summary>The kind that says what an answer looks like.</summary>
    [JsonIgnore]
    public string AnsweredAs => Rule ?? Kind;

    /// <summary>There is something to answer.</summary>
    public bool IsAsked => Kind != "description";
}

/// <param name="Id">The option, left side or item spoken of.</param>
public sealed record PieceView(string Id, bool Right, TextView? Feedback);

/// <param name="Id">The option or item; <c>true</c> or <c>false</c>; null for typed answers.</param>
/// <param name="PairedWith">The right side that belongs to this left side of a matching question.</param>
public sealed record RightAnswerView(string? Id, TextView Text, string? PairedWith);

/// <summary>How an answer was judged, with all that may be said about it after it was given.</summary>
/// <param name="Permille">0 to 1000 thousandths of the question's points.</param>
/// <param name="Feedback">What the author says to this very answer.</param>
/// <param name="Pieces">The answer piece by piece, where it has pieces.</param>
/// <param name="RightAnswers">Empty while the realm still keeps the right answer for another try.</param>
public sealed record JudgementView(
    AnswerVerdict Verdict, int Permille, TextView? Feedback, IReadOnlyList<PieceView> Pieces,
    IReadOnlyList<RightAnswerView> RightAnswers, TextView? Explanation)
{
    public bool Right => Verdict == AnswerVerdict.Right;
}

/// <summary>The reply to an answer (AE-057).</summary>
/// <param name="Try">How many times this person has answered this question, from 1.</param>
/// <param name="XpEarned">XP this very answer earned, 0 after the first right one (AE-058).</param>
/// <param name="Receipts">Everything it led to: XP, level, streak, achievements.</param>
/// <param name="Repeated">This answer had arrived before; nothing was stored or paid again.</param>
public sealed record AnswerReply(
    AnswerId Id, int Try, JudgementView Judgement, long XpEarned, IReadOnlyList<Receipt> Receipts, bool Repeated);

/// <param name="PaidNow">What was taken this time; 0 when the hint was unlocked before.</param>
/// <param name="FirstTime">It was unlocked by this very call.</param>
public sealed record HintReply(string Text, int PaidNow, bool FirstTime, IReadOnlyList<Receipt> Receipts);

/// <summary>How far a person is in an assessment. Descriptions do not count: there is nothing to answer.</summary>
/// <param name="Right">Questions answered right at least once.</param>
public sealed record AssessmentProgress(int Questions, int Answered, int Right)
{
    public bool AllAnswered => Answered >= Questions;
}

/// <summary>One of my earlier answers, beside the question as it stood then.</summary>
/// <param name="Wording">The question as it was asked, whatever has become of it: without place, points and hint.</param>
/// <param name="HintsUsed">1 for the first answer after the hint was unlocked, and <paramref name="HintAccessedAt"/> says when that was (AE-059).</param>
/// <param name="Receipts">What it led to at the time.</param>
public sealed record PastAnswerView(
    AnswerId Id, QuestionId Question, QuestionView Wording, int Try, System.Text.Json.JsonElement Answer, JudgementView Judgement,
    long XpEarned, int Seconds, int HintsUsed, DateTimeOffset? HintAccessedAt, DateTimeOffset AnsweredAt, string? TeacherComment,
    IReadOnlyList<Receipt> Receipts);
