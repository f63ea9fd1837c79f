using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.Customising;

/// <summary>Chooses settings of the realm, all or none; a null goes back to what holds otherwise.</summary>
[Requires(RealmPermissions.Manage)]
internal sealed class ChangeSettings(Actor actor, SettingList list, ChooseSettings choose, AuditTrail audit)
{
    /// <param name="Values">Key → JSON value, or null.</param>
    public sealed record Request([Required, MinLength(1), MaxLength(500)] Dictionary<string, JsonElement> Values)
    {
        public IReadOnlyDictionary<string, string?> Chosen() => Values.ToDictionary(pair => pair.Key, pair => pair.Value.ValueKind == JsonValueKind.Null ? null : pair.Value.GetRawText());
    }

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPut("/settings", (Request? request, Slice<ChangeSettings> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Choose settings of the realm");

    public async Task<Outcome<Done>> Run(Request request, CancellationToken stop)
    {
        var foreign = request.Values.Keys.Where(key => list.Find(key)?.OfInstallation == true).ToList();
        if (foreign.Count > 0)
            return Outcome.Invalid(foreign.ToDictionary(key => key, _ => new[] { "This is chosen for the whole installation, not by a realm." }));
        if (await choose.For(actor.Here, request.Chosen(), stop) is { } fault)
            return fault;
        audit.Write("change settings", "realm", actor.Here.Value, details: request.Values);
        return Outcome.Done;
    }
}
