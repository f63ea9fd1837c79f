using Questory.Assessment.Attempts;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Assessment.Contracts;

/// <summary>A day's answers.</summary>
/// <param name="Day">Of UTC.</param>
public sealed record AnswerDay(DateOnly Day, int Answered, int Right);

/// <summary>Answers by day for rooms that show a person's progress to those who may see it.</summary>
public static class AnswerDays
{
    /// <summary>Days from the one given on, those without an answer left out.</summary>
    public static Task<List<AnswerDay>> ReadAnswerDays(this AppDb db, RealmId realm, AccountId account, DateOnly from, CancellationToken stop) => db.Rows("""
        select (a.answered_at at time zone 'UTC')::date as day, count(*)::int,
               count(*) filter (where a.verdict = 'right' or marking.permille >= $4)::int
        from assessment_answers a
        left join assessment_markings marking on marking.account_id = a.account_id and marking.answer_id = a.id
        where a.account_id = $1 and a.realm_id = $2 and a.answered_at >= $3::date::timestamp at time zone 'UTC'
        group by day order by day
        """, row => new AnswerDay(row.GetFieldValue<DateOnly>(0), row.GetInt32(1), row.GetInt32(2)), stop, account.Value, realm.Value, from, Marking.PassPermille);

    /// <summary>For hand-written SQL: how many written answers, given from a moment on and before another, are right by their marks.</summary>
    /// <param name="account">Column or parameter with the person's id; likewise the others.</param>
    public static string MarkedRight(string account, string realm, string from, string to) => $"""
        (select count(*) from assessment_markings marked
         join assessment_answers written on written.account_id = marked.account_id and written.id = marked.answer_id
         where marked.account_id = {account} and marked.realm_id = {realm} and marked.permille >= {Marking.PassPermille}
            and written.answered_at >= {from} and written.answered_at < {to})
        """;
}
