using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Security;

namespace Questory.Accounts.FirstAdmin;

/// <summary>While nobody runs the installation yet, each start prints a link by which its reader becomes the one who does.
/// Whoever can read the server's output could read its database as well.</summary>
internal sealed class FirstAdminLink(Databases databases, TimeProvider time, PublicAddress address, IServer server) : IHostedLifecycleService
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>The path of a fresh link, or null when somebody runs this installation already.</summary>
    public async Task<string?> Make(CancellationToken stop)
    {
        var token = SecretToken.New(TokenKind.FirstAdmin);
        return await databases.LookUp("""
            insert into accounts_first_admin_links (token_hash, expires_at)
            select $1, $2 where not exists (select from accounts_accounts where is_operator) returning token_hash
            """, row => (byte[])row[0], stop, token.Hash, time.GetUtcNow() + Life) is not null ? "/first-admin/" + token.Text : null;
    }

    /// <summary>The link is known and fresh, and there is still nobody.</summary>
    public async Task<bool> IsLiving(string? sent, CancellationToken stop) =>
        SecretToken.Read(TokenKind.FirstAdmin, sent) is { } token && await databases.LookUp("""
            select token_hash from accounts_first_admin_links
            where token_hash = $1 and expires_at > $2 and not exists (select from accounts_accounts where is_operator)
            """, row => (byte[])row[0], stop, token.Hash, time.GetUtcNow()) is not null;

    public async Task StartedAsync(CancellationToken stop)
    {
        // A program that serves nobody (a command, a test) prints no link.
        if (server.Features.Get<IServerAddressesFeature>() is not { Addresses.Count: > 0 } || await Make(stop) is not { } path)
            return;
        Console.WriteLine();
        Console.WriteLine("Nobody runs this installation yet. Open this link within 24 hours to become its operator:");
        Console.WriteLine($"  {address.Of(path)}");
    }

    public Task StartingAsync(CancellationToken stop) => Task.CompletedTask;

    public Task StartAsync(CancellationToken stop) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken stop) => Task.CompletedTask;

    public Task StopAsync(CancellationToken stop) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken stop) => Task.CompletedTask;
}
