using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Progress.People;

/// <summary>What members see of each other: display name, avatar, level and the achievements worn; nothing else (AE-013).</summary>
[SignedIn, AmongOthers("Shows another member’s level and badges."), Reads]
internal sealed class MemberProfile(AppDb db, Actor actor)
{
    /// <param name="Avatar">The address of the picture worn; null for a drawn face.</param>
    public sealed record View(AccountId Account, string DisplayName, string? Avatar, int Level, IReadOnlyList<WornAchievement> Worn, bool IsMe);

    public static void Map(RouteGroupBuilder progress) => progress
        .MapGet("/members/{account}", (AccountId account, Slice<MemberProfile> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(account, stop), stop).ToHttp())
        .WithSummary("What others may see of a member");

    public async Task<Outcome<View>> Run(AccountId account, CancellationToken stop)
    {
        var found = await db.Rows($"""
            select m.display_name, coalesce(p.level, 1), m.face from {MembersInSql.Active} m
            left join progress_persons p on p.account_id = m.account_id and p.realm_id = m.realm_id
            where m.account_id = $1 and m.realm_id = $2 and (m.account_id = $3 or p.board_face is distinct from 'hidden')
            """, row => (Name: row.GetString(0), Level: row.GetInt32(1), Avatar: row.IsDBNull(2) ? null : row.GetString(2)), stop, account.Value, actor.Here.Value, actor.Me.Value);
        if (found is not [var person])
            return Outcome.NotFound("member");
        var worn = await db.Rows("""
            select a.slug, a.name, a.description, a.icon, a.category, a.rarity from progress_earned_achievements e
            join progress_achievements a on a.id = e.achievement_id
            where e.account_id = $1 and e.realm_id = $2 and e.is_worn order by a.sort_order, a.slug
            """, row => new WornAchievement(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5)),
            stop, account.Value, actor.Here.Value);
        return new View(account, person.Name, person.Avatar, person.Level, worn, account == actor.Me);
    }
}

/// <summary>An achievement as everyone sees it on its holder.</summary>
public sealed record WornAchievement(string Slug, string Name, string Description, string Icon, string Category, string Rarity);
