using System.Net;
using System.Net.Http.Headers;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts;

/// <summary>A person who signs up and in over the API, as a stranger's program would.</summary>
public sealed record Newcomer(TestWorld World, string Email, string Password)
{
    public const string GoodPassword = "correct horse battery";

    public static string FreshEmail() => $"new-{Guid.NewGuid():N}@test.example";

    /// <summary>Signs up; in no realm.</summary>
    public static async Task<Newcomer> SignUp(TestWorld world, string password = GoodPassword)
    {
        var email = FreshEmail();
        (await world.Anonymous().Tell("/api/accounts", new { email, display_name = "Ada", password })).Is(HttpStatusCode.Created);
        return new(world, email, password);
    }

    public Task<Answer> TrySignIn(string? password = null) =>
        World.Anonymous().Tell("/api/tokens", new { email = Email, password = password ?? Password });

    public async Task<(HttpClient Http, string Refresh)> SignIn(string? password = null)
    {
        var tokens = (await TrySignIn(password)).Is(HttpStatusCode.OK);
        return (Bearer(World, tokens.Of("access_token")), tokens.Of("refresh_token"));
    }

    public static HttpClient Bearer(TestWorld world, string token)
    {
        var http = world.Anonymous();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    /// <summary>The token in the newest mail of this kind to this address.</summary>
    public static async Task<string> MailedToken(TestWorld world, string email, string kind)
    {
        var link = await world.Scalar<string>("select link from platform_mails where recipient = $1 and kind = $2 order by created_at desc, id desc limit 1", email, kind);
        Assert.NotNull(link);
        return link.Split('/')[^1];
    }

    public Task<string> MailedToken(string kind) => MailedToken(World, Email, kind);
}
