using Microsoft.Extensions.DependencyInjection;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Contracts;

namespace Questory.Learning.Topics;

/// <summary>Topics are pathways: what is earned in a course counts on the board of its topic too.</summary>
internal static class TopicPathways
{
    private sealed record Found(Pathway[] Topics);

    // Everybody who looks at a board asks which others there are.
    private const string Active = """
        select asked.n, topics.ids, topics.slugs, topics.names from unnest($1::uuid[]) with ordinality asked (realm_id, n)
        cross join lateral (select array_agg(t.id order by t.sort_order, t.name) ids, array_agg(t.slug order by t.sort_order, t.name) slugs,
                array_agg(t.name order by t.sort_order, t.name) names
            from learning_topics t where t.realm_id = asked.realm_id and t.is_active having count(*) > 0) topics
        """;

    private const string OfAssessment = """
        select c.topic_id from learning_lessons l join learning_courses c on c.id = l.course_id
        where l.assessment_id = $1 and c.topic_id is not null limit 1
        """;

    public static IServiceCollection AddTopicPathways(this IServiceCollection services) => services
        .AddSingleton(all => Source(all.GetRequiredService<Databases>()))
        .AddSingleton(new PathwayOfAssessment(async (db, assessment, stop) =>
            (await db.Rows(OfAssessment, row => (Guid?)row.GetGuid(0), stop, assessment.Value)).FirstOrDefault()));

    private static PathwaySource Source(Databases databases)
    {
        var realms = new SharedLookUp<RealmId, Found>(databases, Active, keys => [keys.Select(realm => realm.Value).ToArray()], row =>
        {
            var (ids, slugs, names) = (row.GetFieldValue<Guid[]>(1), row.GetFieldValue<string[]>(2), row.GetFieldValue<string[]>(3));
            return new Found([.. ids.Select((id, i) => new Pathway(id, slugs[i], names[i]))]);
        });
        return new PathwaySource(async (realm, stop) => (await realms.Find(realm, stop))?.Topics ?? []);
    }
}
