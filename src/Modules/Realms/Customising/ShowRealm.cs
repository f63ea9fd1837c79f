using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Realms;

namespace Questory.Realms.Customising;

/// <summary>The realm's face: name, words and look. Shown to its members, and to anyone while it is open.</summary>
[Anyone("Newcomers look at an open realm before they join it."), Reads]
internal sealed class ShowRealm(AppDb db, Actor actor)
{
    public sealed record View(
        RealmId Id, string Slug, string Name, string Tagline, string Edition, Joining Joining,
        IReadOnlyDictionary<string, string> Words, IReadOnlyDictionary<string, string> Theme, IReadOnlyList<string> Modules, bool Member);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/", (Slice<ShowRealm> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Show the realm");

    public async Task<Outcome<View>> Run(CancellationToken stop)
    {
        var here = actor.Realm!;
        var realm = await db.Set<Realm>().AsNoTracking().SingleAsync(r => r.Id == here.Id, stop);
        if (!actor.IsMember && realm.Joining != Joining.Open)
            return Outcome.NotFound("realm");
        return new View(realm.Id, realm.Slug, realm.Name, realm.Tagline, realm.Edition, realm.Joining, here.Words, here.Theme, realm.Modules, actor.IsMember);
    }
}
