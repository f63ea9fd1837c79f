using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Members;

namespace Questory.Realms.Realms;

/// <summary>The realms a person can see: those they belong to, and those anyone may join.</summary>
[Anyone("The front door shows newcomers which realms they may join."), Reads]
internal sealed class ListRealms(AppDb db, Actor actor)
{
    public sealed record View(string Slug, string Name, string Tagline, string Palette, bool Member);

    public static void Map(RouteGroupBuilder realms) => realms
        .MapGet("/", (Slice<ListRealms> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("List my realms and those open to all");

    public async Task<Outcome<IReadOnlyList<View>>> Run(CancellationToken stop)
    {
        var realms = await db.Set<Realm>()
            .Select(realm => new
            {
                Realm = realm,
                Member = db.Set<Member>().Any(member => member.RealmId == realm.Id && member.AccountId == actor.Account),
            })
            .Where(found => found.Member || found.Realm.Joining == Joining.Open || actor.IsOperator)
            .OrderByDescending(found => found.Member).ThenBy(found => found.Realm.Name)
            .ToListAsync(stop);
        return realms.ConvertAll(found => new View(found.Realm.Slug, found.Realm.Name, found.Realm.Tagline,
            found.Realm.Look("palette", "campus"), found.Member));
    }
}
