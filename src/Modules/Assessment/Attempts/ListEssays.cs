using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Assessment.Attempts;

/// <summary>What learners wrote and nobody has marked yet, oldest first: everybody's, or that of the own groups (AE-032).</summary>
[Requires(AssessmentPermissions.Mark), AmongOthers("Shows learners’ unmarked answers to those who mark."), Reads]
internal sealed class ListEssays(AppDb db, Markable markable)
{
    public sealed record Request([property: Range(1, Page.MaxLimit)] int? Limit, [property: StringLength(Cursor.MaxLength)] string? Cursor);

    /// <param name="Learner">Display name.</param>
    public sealed record View(
        AccountId Account, AnswerId Answer, string Learner, QuestionId Question, string Title, string Prompt, string Text, DateTimeOffset AnsweredAt);

    private sealed record Place(DateTimeOffset At, Guid Id);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/essays", ([AsParameters] Request request, Slice<ListEssays> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request, stop), stop).ToHttp())
        .WithSummary("List written answers to mark").WithTags("Marking");

    public async Task<Outcome<Page<View>>> Run(Request request, CancellationToken stop)
    {
        if (Cursor.Read<Place>(request.Cursor, out var after) is { } fault)
            return fault;
        var people = (await markable.People(stop))?.Select(person => person.Value).ToArray();
        var limit = request.Limit ?? Page.DefaultLimit;
        var rows = await db.Rows($$"""
            select answer.account_id, answer.id, person.display_name, answer.question_id, v.title, v.body -> 'prompt' ->> 'text',
                   answer.answer_json #>> '{}', answer.answered_at
            from assessment_answers answer
            join {{MembersInSql.Active}} person on person.account_id = answer.account_id and person.realm_id = answer.realm_id
            join assessment_question_versions v on v.question_id = answer.question_id and v.version = answer.question_version
            where answer.realm_id = app_realm() and answer.verdict = 'unmarked'
              and (answer.answered_at, answer.id) > ($1, $2)
              and ($4::uuid[] is null or answer.account_id = any ($4))
              and not exists (select from assessment_markings m where m.account_id = answer.account_id and m.answer_id = answer.id)
            order by answer.answered_at, answer.id limit $3
            """, row => new View(new(row.GetGuid(0)), new(row.GetGuid(1)), row.GetString(2), new(row.GetGuid(3)), row.GetString(4),
                row.GetString(5), row.GetString(6), row.GetFieldValue<DateTimeOffset>(7)), stop, after?.At ?? DateTimeOffset.UnixEpoch, after?.Id ?? Guid.Empty, limit + 1, people);
        return Page.Of(rows, limit, row => row, row => new Place(row.AnsweredAt, row.Answer.Value));
    }
}
