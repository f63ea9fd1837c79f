using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Groups.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Groups.Members;

public sealed record FellowLeader(AccountId Account, string DisplayName);

/// <summary>Who may lead groups in this realm: the people a leader can share a group with.</summary>
internal sealed class FellowLeaders(AppDb db, Actor actor)
{
    public Task<List<FellowLeader>> Of(CancellationToken stop) => db.Rows($"""
        select m.account_id, m.display_name from {MembersInSql.Active} m
        where m.realm_id = $1 and m.account_id in (select holder.account_id from {MembersInSql.Holders} holder where holder.realm_id = $1 and holder.permission = $2)
        order by m.display_name, m.account_id
        """, row => new FellowLeader(new(row.GetGuid(0)), row.GetString(1)), stop, actor.Here.Value, GroupPermissions.Lead);
}

/// <summary>The people with whom a group can be led together.</summary>
[Requires(GroupPermissions.Lead), AmongOthers("Shows who may lead."), Reads]
internal sealed class ListFellowLeaders(FellowLeaders fellows)
{
    public static void Map(RouteGroupBuilder groups) => groups
        .MapGet("/leaders", (Slice<ListFellowLeaders> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("List who may lead groups");

    public async Task<Outcome<IReadOnlyList<FellowLeader>>> Run(CancellationToken stop) => await fellows.Of(stop);
}
