using System.Text.Json;
using Questory.Assessment.Contracts;
using Questory.Platform.Data;
using Questory.Platform.Slices;

namespace Questory.Assessment.Banks;

/// <summary>Questions as authors see them.</summary>
/// <param name="Within">The one of the named assessments that asks it; null when none was named.</param>
internal sealed record AuthoredQuestions(AuthoredQuestion View, AssessmentId? Within)
{
    /// <summary>All filters are optional. In the order of the assessments named, one after the other; else newest first.</summary>
    public static Task<List<AuthoredQuestions>> Of(
        AppDb db, CancellationToken stop, IReadOnlyList<AssessmentId>? within = null, QuestionId? one = null, string? bank = null, string? kind = null,
        string? difficulty = null, string? tag = null, string? search = null, QuestionId? after = null, int limit = 10_000) => db.Rows("""
        select q.id, q.version, v.title, v.kind, v.body::text, v.difficulty, v.xp_reward, v.hint_text, v.hint_cost, v.tags,
               bank.path, q.external_id, q.is_active,
               (select count(*) from assessment_answers answer where answer.question_id = q.id), item.assessment_id
        from assessment_questions q
        join assessment_question_versions v on v.question_id = q.id and v.version = q.version
        join assessment_banks bank on bank.id = q.bank_id
        left join assessment_items item on item.question_id = q.id and item.assessment_id = any($1)
        where ($1::uuid[] is null or item.question_id is not null) and ($2::uuid is null or q.id = $2)
          and ($3::text is null or bank.path = $3) and ($4::text is null or v.kind = $4) and ($5::text is null or v.difficulty = $5)
          and ($6::text is null or v.tags @> array[$6]) and ($8::uuid is null or q.id < $8)
          and ($7::text is null or strpos(lower(v.title), lower($7)) > 0 or strpos(lower(v.body -> 'prompt' ->> 'text'), lower($7)) > 0)
        order by array_position($1, item.assessment_id), item.position, q.id desc
        limit $9
        """, row => new AuthoredQuestions(new AuthoredQuestion(
            new(row.GetGuid(0)), row.GetInt32(1), row.GetString(2), row.GetString(3), JsonElement.Parse(row.GetString(4)),
            EnumText.Read<Difficulty>(row.GetString(5)), row.GetInt32(6), row.IsDBNull(7) ? null : row.GetString(7), row.GetInt32(8),
            row.GetFieldValue<string[]>(9), row.GetString(10), row.IsDBNull(11) ? null : row.GetString(11), row.GetBoolean(12), row.GetInt64(13)),
            row.IsDBNull(14) ? null : new AssessmentId(row.GetGuid(14))),
        stop, within?.Select(assessment => assessment.Value).ToArray(), one?.Value, bank, kind, difficulty, tag, search, after?.Value, limit);
}
