using Npgsql;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Lessons;
using Questory.Learning.Study;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Slices;
using Questory.Platform.Texts;
using Questory.Progress.Contracts;
using Questory.Realms.Contracts;

namespace Questory.Learning.Courses;

public sealed record TopicLabel(TopicId Id, string Slug, string Name);

/// <summary>How far I am in a course.</summary>
/// <param name="Status"><c>in_progress</c>, <c>completed</c> or <c>abandoned</c>.</param>
/// <param name="Percent">Lessons done of all that count for me, 0.00 to 100.00 (AE-049).</param>
/// <param name="Accuracy">Right answers of all given, 0.00 to 100.00.</param>
/// <param name="CurrentLessonIndex">The lesson to go on with, from 0; the number of lessons when all are done.</param>
/// <param name="CurrentLesson">Null while <c>in_progress</c>: what was still to do has left the course, which is to be completed now.</param>
public sealed record MyCourse(
    string Status, decimal Percent, decimal Accuracy, int LessonsCompleted, int CurrentLessonIndex, LessonId? CurrentLesson,
    int Attempts, int QuestionsAnswered, int QuestionsCorrect, int HintsUsed, long XpEarned, long CoinsEarned, int TimeSpentMinutes,
    DateTimeOffset StartedAt, DateTimeOffset LastAccessedAt, DateTimeOffset? CompletedAt);

/// <summary>A course as a learner sees it in a list.</summary>
/// <param name="Kind"><c>course</c>, <c>mission</c> or <c>quest_line</c>.</param>
/// <param name="CoinReward">Minor units.</param>
/// <param name="Locks">Why it cannot be started yet, a sentence each; empty when it can (AE-047).</param>
/// <param name="IsActive">Published, and in its season if it has one: it can be found and started.</param>
/// <param name="Mine">Null until I have started it.</param>
/// <param name="Achievement">Earned by completing it; a secret one is not told (AE-064).</param>
public sealed record CourseCard(
    CourseId Id, string Slug, string Kind, string Title, string Summary, TopicLabel? Topic, Difficulty Difficulty, string? MissionType,
    int Minutes, int TotalLessons, int TotalQuestions, int XpReward, long CoinReward, int RequiredLevel, bool IsActive,
    IReadOnlyList<string> Locks, MyCourse? Mine, SeasonSpan? Season, AchievementLabel? Achievement)
{
    public bool IsSeasonal => Season is not null;

    public bool IsLocked => Locks.Count > 0;
}

/// <summary>Courses with lock state and my progress, read in two round trips however many they are.</summary>
internal sealed class CourseCards(AppDb db, Actor actor, Standing standing, Asking asking, Text text, TimeProvider time)
{
    private sealed record Found(CourseCard Card, string[] MissingCourses, AssessmentId[] Assessments);

    /// <summary>Active courses, inactive ones that I have begun, and those out of season. In catalogue order.</summary>
    public async Task<IReadOnlyList<CourseCard>> Of(
        CancellationToken stop, string? topic = null, string? difficulty = null, string? kind = null, string? missionType = null,
        string? slug = null, CourseId? one = null)
    {
        // Only what is asked for is in the statement, so that each kind of question keeps a plan of its own.
        var filters = ((string Column, object? Wanted)[])[("t.slug", topic), ("c.difficulty", difficulty), ("c.kind", kind), ("c.mission_type", missionType), ("c.slug", slug), ("c.id", one?.Value)];
        var found = await Read([.. filters.Where(filter => filter.Wanted is not null)], stop);
        if (found.Count == 0)
            return [];
        var level = (await standing.Of(actor.Me, stop)).Level;
        var counts = await asking.CountOf([.. found.SelectMany(course => course.Assessments)], stop);
        return [.. found.Select(course => course.Card with
        {
            TotalQuestions = course.Assessments.Sum(assessment => counts.GetValueOrDefault(assessment)),
            Locks = course.Card.Mine is null ? [.. Locks(course, level)] : [],
        })];
    }

    private IEnumerable<string> Locks(Found course, int level)
    {
        if (course.Card.RequiredLevel > level)
            yield return actor.May(RealmPermissions.Play) ? text["This needs level {0}; you are at level {1}.", course.Card.RequiredLevel, level] : text["This needs level {0}.", course.Card.RequiredLevel];
        foreach (var title in course.MissingCourses)
            yield return text["First finish “{0}”.", title];
    }

    private Task<List<Found>> Read((string Column, object? Wanted)[] filters, CancellationToken stop) => db.Rows($"""
        select c.id, c.slug, c.kind, c.title, c.summary, t.id, t.slug, t.name, c.difficulty, c.mission_type,
               coalesce(c.minutes, content.minutes)::int, content.lessons, c.xp_reward, c.coin_reward, c.required_level,
               p.course_id is not null and coalesce(t.is_active, true),
               array(select required.title from learning_course_prerequisites need join learning_courses required on required.id = need.required_id
                     left join learning_course_progress done on done.account_id = $1 and done.course_id = required.id and done.status = 'completed'
                     where need.course_id = c.id and done.course_id is null order by required.sort_order, required.title),
               content.assessments,
               mine.status, content.done, content.next_index, content.next_lesson, mine.attempts, mine.questions_answered, mine.questions_correct,
               mine.hints_used, mine.xp_earned, mine.coins_earned, mine.time_spent_seconds, mine.started_at, mine.last_accessed_at, mine.completed_at,
               season.id, season.name, season.starts_at, season.ends_at,
               badge.id, badge.slug, badge.name, badge.icon
        from learning_courses c
        left join learning_topics t on t.id = c.topic_id
        left join learning_course_publications p on p.course_id = c.id
        left join {SeasonKeys.InSql} season on season.id = c.season_id
        left join {AchievementKeys.ToldInSql} badge on badge.id = c.achievement_id
        left join learning_course_progress mine on mine.account_id = $1 and mine.course_id = c.id
        cross join lateral (
            select count(*)::int lessons, count(l.completed_at)::int done, coalesce(sum(l.minutes), 0) minutes,
                   coalesce(min(l.number) filter (where l.completed_at is null), count(*))::int next_index,
                   (array_agg(l.id order by l.number) filter (where l.completed_at is null))[1] next_lesson,
                   coalesce(array_agg(l.assessment_id) filter (where l.assessment_id is not null), array[]::uuid[]) assessments
            from (select l.id, l.minutes, l.assessment_id, step.completed_at, row_number() over (order by l.position) - 1 number
                  from learning_lessons l left join learning_lesson_progress step on step.account_id = $1 and step.lesson_id = l.id
                  where l.course_id = c.id and {LessonsInSql.Counts("l", "step")}) l) content
        where ((p.course_id is not null and coalesce(t.is_active, true)) or mine.course_id is not null)
          {string.Concat(filters.Select((filter, at) => $"and {filter.Column} = ${at + 2} "))}
        order by c.sort_order, c.title, c.id
        """, Of, stop, [actor.Me.Value, .. filters.Select(filter => filter.Wanted)]);

    private Found Of(NpgsqlDataReader row)
    {
        var season = row.IsDBNull(32) ? null : new SeasonSpan(
            new(row.GetGuid(32)), row.GetString(33), row.GetFieldValue<DateTimeOffset>(34), row.GetFieldValue<DateTimeOffset>(35));
        return new(Card(row, season, row.GetBoolean(15) && season?.RunsAt(time.GetUtcNow()) != false),
            row.GetFieldValue<string[]>(16), [.. row.GetFieldValue<Guid[]>(17).Select(id => new AssessmentId(id))]);
    }

    private static CourseCard Card(NpgsqlDataReader row, SeasonSpan? season, bool active) => new(
        new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4),
        row.IsDBNull(5) ? null : new TopicLabel(new(row.GetGuid(5)), row.GetString(6), row.GetString(7)),
        EnumText.Read<Difficulty>(row.GetString(8)), row.IsDBNull(9) ? null : row.GetString(9), row.GetInt32(10), row.GetInt32(11), 0,
        row.GetInt32(12), row.GetInt64(13), row.GetInt32(14), active, [], row.IsDBNull(18) ? null : Mine(row), season,
        row.IsDBNull(36) ? null : new AchievementLabel(new(row.GetGuid(36)), row.GetString(37), row.GetString(38), row.GetString(39)));

    private static MyCourse Mine(NpgsqlDataReader row) => new(
        row.GetString(18), Percent.Of(row.GetInt32(19), row.GetInt32(11)), Percent.Of(row.GetInt32(24), row.GetInt32(23)),
        row.GetInt32(19), row.GetInt32(20), row.IsDBNull(21) ? null : new LessonId(row.GetGuid(21)),
        row.GetInt32(22), row.GetInt32(23), row.GetInt32(24), row.GetInt32(25), row.GetInt64(26), row.GetInt64(27), row.GetInt32(28) / 60,
        row.GetFieldValue<DateTimeOffset>(29), row.GetFieldValue<DateTimeOffset>(30), row.IsDBNull(31) ? null : row.GetFieldValue<DateTimeOffset>(31));
}
