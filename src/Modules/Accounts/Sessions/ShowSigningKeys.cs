using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Sessions;

/// <summary>The public halves of the signing keys (RFC 7517), so that other programs can check our access tokens.</summary>
[Anyone("Public keys are for everybody."), OwnWork("The keys are read past the application's role.")]
internal sealed class ShowSigningKeys(AccessKeys keys)
{
    public static void Map(RouteGroupBuilder tokens) => tokens
        .MapGet("/keys", (Slice<ShowSigningKeys> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
        .WithSummary("Show the public keys of access tokens");

    public async Task<Outcome<JsonElement>> Run(CancellationToken stop) => JsonElement.Parse(await keys.Jwks(stop));
}
