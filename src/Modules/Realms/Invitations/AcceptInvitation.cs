using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.Invitations;

/// <summary>Comes into a realm by an invitation. Accepting again changes nothing and uses nothing up.</summary>
[SignedIn]
internal sealed class AcceptInvitation(AppDb db, RealmDirectory realms, Actor actor, Admission admission)
{
    /// <param name="GrownUp">I am 15 or older: to be said once, where children play.</param>
    public sealed record Request(bool GrownUp);

    public sealed record View(string Slug, string Name);

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/invitations/{secret}/acceptance", (string secret, Request? request, Slice<AcceptInvitation> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(secret, request?.GrownUp is true, stop), stop).ToHttp())
        .WithSummary("Accept an invitation").WithTags("Invitations");

    public async Task<Outcome<View>> Run(string secret, bool grownUp, CancellationToken stop)
    {
        if (await realms.FindByInvitation(Invitation.Hash(secret), stop) is not { } realm)
            return Outcome.NotFound("invitation");
        // The secret opens the realm's door for this one transaction.
        actor.Enter(realm, member: false, new HashSet<string>());
        await db.Scalar<string>("select set_config('app.realm', $1, true)", stop, realm.Id.ToString());
        var email = await db.ReadAddresses().Where(person => person.Id == actor.Me).Select(person => person.Email).SingleAsync(stop);
        var refused = await admission.Admit(realm.Id, realm.Name, secret, actor.Me, email, grownUp, stop) ?? await db.StillLetIn(actor, stop);
        return refused is null ? new View(realm.Slug, realm.Name) : refused;
    }
}
