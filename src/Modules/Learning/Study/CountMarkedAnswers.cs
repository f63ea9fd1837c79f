using Questory.Assessment.Contracts;
using Questory.Platform.Activity;
using Questory.Platform.Data;

namespace Questory.Learning.Study;

/// <summary>A written answer that a teacher has marked counts in its course like any other: right ones, and the XP they earned.</summary>
internal sealed class CountMarkedAnswers(AppDb db) : INowReaction
{
    public async Task React(Round round, CancellationToken stop)
    {
        foreach (var marked in round.Activities.Where(activity => activity.Type == AssessmentActivities.MarkedQuestion))
        {
            var correct = (marked.Facts.Is("right") ? 1 : 0) - (marked.Facts.Is("was_right") ? 1 : 0);
            // The reward rules of a lower room have answered this round already.
            var xp = round.Receipts.Where(given => given.Account == marked.Account && given.Receipt.Kind == "xp").Sum(given => given.Receipt.Amount);
            await db.Execute("""
                update learning_course_progress p set questions_correct = questions_correct + $3, xp_earned = xp_earned + $4
                from learning_lessons l
                where l.assessment_id = $2 and p.account_id = $1 and p.course_id = l.course_id
                """, stop, marked.Account.Value, Guid.Parse(marked.Facts.Text("assessment")!), correct, xp);
        }
    }
}
