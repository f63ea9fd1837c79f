using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Slices;
using Questory.Realms.Realms;

namespace Questory.Tests.Testing;

internal static class TestRealms
{
    public static readonly (string Slug, string Edition)[] All =
        [("kids", "kids"), ("campus", "campus"), ("community", "community"), ("collective", "collective"), ("academy", "academy"), ("other", "kids")];

    public static async Task Found(IServiceProvider services, string slug, string edition)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        var request = new CreateRealm.Request(slug, $"The {slug} realm", null, edition, null);
        var founded = await scope.ServiceProvider.GetRequiredService<Slice<CreateRealm>>().Run(request, slice => slice.Run(request, CancellationToken.None));
        Assert.True(founded.Ok, founded.Problem?.ToString());
    }
}
