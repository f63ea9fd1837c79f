using Microsoft.Extensions.DependencyInjection;
using Questory.Groups.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Contracts;

namespace Questory.Groups.Boards;

/// <summary>The boards of somebody's groups, beside everybody's: of those they learn in, and of those they lead.</summary>
internal static class ClassBoards
{
    private sealed record Found(Guid Group, string Name, bool Leads);

    private sealed record Mine(IReadOnlyList<Found> Groups);

    // Everybody who looks at a board asks which others there are.
    private const string Open = """
        select asked.n, mine.ids, mine.names, mine.leads from unnest($1::uuid[], $2::uuid[]) with ordinality asked (realm_id, account_id, n)
        cross join lateral (select array_agg(g.id order by g.name, g.id) ids, array_agg(g.name order by g.name, g.id) names, array_agg(m.role = 'leader' order by g.name, g.id) leads
            from groups_members m join groups_groups g on g.id = m.group_id and g.archived_at is null
            where m.account_id = asked.account_id and m.realm_id = asked.realm_id and m.state = 'active' having count(*) > 0) mine
        """;

    public static IServiceCollection AddClassBoards(this IServiceCollection services) => services.AddSingleton(all => Links(all.GetRequiredService<Databases>()));

    private static MoreBoards Links(Databases databases)
    {
        var people = new SharedLookUp<(RealmId Realm, AccountId Account), Mine>(databases, Open,
            keys => [keys.Select(key => key.Realm.Value).ToArray(), keys.Select(key => key.Account.Value).ToArray()], row =>
            {
                var (ids, names, leads) = (row.GetFieldValue<Guid[]>(1), row.GetFieldValue<string[]>(2), row.GetFieldValue<bool[]>(3));
                return new Mine([.. ids.Select((id, i) => new Found(id, names[i], leads[i]))]);
            });
        return new MoreBoards(async (actor, stop) =>
        {
            var mine = (await people.Find((actor.Here, actor.Me), stop))?.Groups ?? [];
            var leads = actor.May(GroupPermissions.Lead);
            return [.. mine.Where(group => leads || !group.Leads).Select(group => new BoardLink(group.Name, PathOf(new(group.Group), group.Leads)))];
        });
    }

    public static string PathOf(GroupId group, bool leads) => leads ? $"/manage/groups/{group}/leaderboard" : $"/leaderboard/groups/{group}";
}
