using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;

namespace Questory.Platform.Mail;

/// <summary>The address under which people reach this installation, for links in mails: <c>QUESTORY_URL</c>, else where the
/// server listens. Never the request's own Host header, which a stranger may write.</summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    public string Root => (configuration["QUESTORY_URL"] ?? Listening ?? "http://localhost").TrimEnd('/');

    /// <param name="path">Begins with a slash.</param>
    public string Of(string path) => Root + path;

    // "Every interface" is no address one can open.
    private string? Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        .Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal);
}
