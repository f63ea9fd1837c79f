using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Realms.Customising;

namespace Questory.Realms.Installation;

/// <summary>Chooses the installation's settings, all or none; a null goes back to the default.</summary>
[Operators, AsSystem("The installation belongs to no realm.")]
internal sealed class ChangeInstallationSettings(ChooseSettings choose, AuditTrail audit)
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPut("/settings", (ChangeSettings.Request? request, Slice<ChangeInstallationSettings> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Choose the installation's settings");

    public async Task<Outcome<Done>> Run(ChangeSettings.Request request, CancellationToken stop)
    {
        if (await choose.For(SettingRow.Installation, request.Chosen(), stop) is { } fault)
            return fault;
        audit.Write("change settings", "installation", Guid.Empty, details: request.Values);
        return Outcome.Done;
    }
}
