using Questory.Accounts.Contracts;
using Questory.Platform.Data;

namespace Questory.Assessment.Attempts;

/// <summary>Every attempt and answer as it was marked, in what a person takes away.</summary>
internal sealed class AnswerData(AppDb db) : PersonalSection(db, "assessment",
    new("attempts", "assessment_attempts", """
        select s.title, a.number, a.started_at, a.finished_at, a.score_permille from assessment_attempts a
        join assessment_assessments s on s.id = a.assessment_id where a.account_id = $1 order by a.started_at, a.id
        """),
    new("answers", "assessment_answers", """
        select v.title, v.body->'prompt'->>'text' as question, a.try, a.answer_json as answer, a.verdict, a.permille, a.seconds, a.hints_used, a.hint_accessed_at, a.xp_earned, a.answered_at
        from assessment_answers a join assessment_question_versions v on v.question_id = a.question_id and v.version = a.question_version
        where a.account_id = $1 order by a.answered_at, a.id
        """),
    new("markings", "assessment_markings", """
        select permille, comment, marked_at, passed_at from assessment_markings where account_id = $1 order by marked_at
        """),
    new("hints", "assessment_hints", """
        select v.title, h.cost, h.bought_at from assessment_hints h join assessment_questions q on q.id = h.question_id
        join assessment_question_versions v on v.question_id = q.id and v.version = q.version where h.account_id = $1 order by h.bought_at
        """));
