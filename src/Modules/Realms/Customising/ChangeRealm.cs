using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Modules;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;
using Questory.Realms.Realms;

namespace Questory.Realms.Customising;

/// <summary>Changes the realm's name, tagline, door and rooms. Its slug stays: addresses out there must not break.</summary>
[Requires(RealmPermissions.Manage)]
internal sealed class ChangeRealm(AppDb db, Actor actor, ModuleCatalog modules, AuditTrail audit)
{
    private static readonly string[] AlwaysOn = ["accounts", "realms"];

    /// <param name="Joining"><c>open</c>, <c>invitation</c> or <c>closed</c>.</param>
    /// <param name="Modules">Names of the rooms that are on; null leaves them as they are.</param>
    public sealed record Request(
        [Required, StringLength(Realm.NameMax)] string Name, [StringLength(Realm.TaglineMax)] string? Tagline,
        [Required] string Joining, [MaxLength(50)] IReadOnlyList<string>? Modules);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPut("/", (Request? request, Slice<ChangeRealm> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Change the realm");

    public async Task<Outcome<Done>> Run(Request request, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(request.Name))
            return Outcome.Invalid("name", "Give the realm a name.");
        if (Enum.GetValues<Joining>().Cast<Joining?>().FirstOrDefault(kind => Naming.Snake(kind!.Value) == request.Joining) is not { } joining)
            return Outcome.Invalid("joining", "Choose open, invitation or closed.");
        var rooms = modules.Modules.Select(module => module.Name).Except(AlwaysOn).ToList();
        if (request.Modules?.Except(rooms).FirstOrDefault() is { } unknown)
            return Outcome.Invalid("modules", $"There is no room “{unknown}”; choose from {string.Join(", ", rooms)}.");

        var realm = await db.Set<Realm>().SingleAsync(r => r.Id == actor.Here, stop);
        (realm.Name, realm.Tagline, realm.Joining) = (request.Name.Trim(), request.Tagline?.Trim() ?? "", joining);
        realm.Modules = request.Modules is null ? realm.Modules : [.. request.Modules.Distinct()];
        audit.Write("change realm", "realm", realm.Id.Value, details: new { realm.Name, realm.Tagline, realm.Joining, realm.Modules });
        return Outcome.Done;
    }
}
