using Questory.Accounts.Contracts;
using Questory.Platform.Data;

namespace Questory.Learning.Study;

/// <summary>How far a person is in what, in what they take away.</summary>
internal sealed class StudyData(AppDb db) : PersonalSection(db, "learning",
    new("courses", "learning_course_progress", """
        select c.slug, c.title, p.status, p.attempts, p.questions_answered, p.questions_correct, p.hints_used, p.xp_earned, p.coins_earned, p.time_spent_seconds,
        p.started_at, p.last_accessed_at, p.completed_at from learning_course_progress p join learning_courses c on c.id = p.course_id where p.account_id = $1 order by p.started_at
        """),
    new("lessons", "learning_lesson_progress", """
        select c.title as course, l.title as lesson, p.time_spent_seconds, p.opened_at, p.completed_at from learning_lesson_progress p
        join learning_lessons l on l.id = p.lesson_id join learning_courses c on c.id = l.course_id where p.account_id = $1 order by p.opened_at
        """));
