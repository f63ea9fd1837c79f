using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Questory.Platform.Data;
using Questory.Platform.Security;

namespace Questory.Accounts.Passwords;

/// <summary>Finds the bcrypt of this machine when the program starts; without one it does not start.</summary>
internal sealed class Hashing(Platform.Security.Passwords passwords) : BackgroundService
{
    public static Platform.Security.Passwords Create(IServiceProvider services) => Create(services, Platform.Security.Passwords.DefaultCost);

    public static Platform.Security.Passwords Create(IServiceProvider services, int cost)
    {
        var line = WorkLine.ForThisMachine();
        var connection = services.GetRequiredService<Databases>().ConnectionString;
        return new(BcryptChoice.Make(connection, line.AtOnce, CancellationToken.None).GetAwaiter().GetResult(), line, cost);
    }

    // Asking for it was the point: the container has made it by now.
    protected override Task ExecuteAsync(CancellationToken stop) => Task.FromResult(passwords);
}
