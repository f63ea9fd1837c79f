using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Questory.Accounts.Passwords;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Sessions;

public sealed class SignInTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("AE-007"), Row("NT-002"), Row("EP-004"), Row("RL-001")]
    public async Task The_right_password_gives_tokens_and_stamps_the_time()
    {
        var ada = await Newcomer.SignUp(world);
        var before = world.Clock.GetUtcNow();
        var tokens = (await ada.TrySignIn()).Is(HttpStatusCode.OK);
        Assert.Equal("Bearer", tokens.Of("token_type"));
        Assert.Equal(900, tokens.Body.GetProperty("expires_in").GetInt32());
        Assert.Equal(before.AddDays(30), tokens.Body.GetProperty("refresh_expires_at").GetDateTimeOffset(), TimeSpan.FromMinutes(1));
        var me = (await Newcomer.Bearer(world, tokens.Of("access_token")).Ask("/api/account")).Is(HttpStatusCode.OK);
        Assert.Equal(ada.Email, me.Of("email"));
        Assert.True(me.Body.GetProperty("last_sign_in_at").GetDateTimeOffset() >= before.AddMilliseconds(-1));
        Assert.DoesNotContain("$2", me.Text);
    }

    [Fact]
    [Row("AE-007")]
    public async Task Signing_in_stamps_the_address_it_was_done_from_and_a_failure_does_not()
    {
        var ada = await Newcomer.SignUp(world);
        Assert.Equal(200, await From("203.0.113.5", Newcomer.GoodPassword));
        Assert.Equal(401, await From("203.0.113.66", "wrong password"));
        Assert.Equal("203.0.113.5", await world.Scalar<string>("select last_sign_in_ip from accounts_accounts where email = $1", ada.Email));
        Assert.Equal(200, await From("2001:db8::7", Newcomer.GoodPassword));
        Assert.Equal("2001:db8::7", await world.Scalar<string>("select last_sign_in_ip from accounts_accounts where email = $1", ada.Email));

        async Task<int> From(string address, string password)
        {
            var server = (Microsoft.AspNetCore.TestHost.TestServer)world.Services.GetRequiredService<IServer>();
            var sent = JsonSerializer.SerializeToUtf8Bytes(new { email = ada.Email, password });
            var answered = await server.SendAsync(http =>
            {
                (http.Connection.RemoteIpAddress, http.Request.Method, http.Request.Path) = (IPAddress.Parse(address), "POST", "/api/tokens");
                (http.Request.ContentType, http.Request.ContentLength, http.Request.Body) = ("application/json", sent.Length, new MemoryStream(sent));
                http.Features.Set<IHttpRequestBodyDetectionFeature>(new WithBody());
            });
            Assert.True(answered.Response.StatusCode != 422, await new StreamReader(answered.Response.Body).ReadToEndAsync());
            return answered.Response.StatusCode;
        }
    }

    [Fact]
    [Row("AE-006")]
    public async Task A_stored_password_is_bcrypt_of_cost_twelve()
    {
        var hash = await Hashing.Create(world.Services).Hash(Newcomer.GoodPassword, CancellationToken.None);
        Assert.StartsWith("$2b$12$", hash.Value);
        var ada = await Newcomer.SignUp(world);
        Assert.StartsWith("$2b$", await world.Scalar<string>("select password_hash from accounts_accounts where email = $1", ada.Email));
    }

    [Fact]
    [Row("AE-007"), Row("NT-002")]
    public async Task An_unknown_address_and_a_wrong_password_answer_alike()
    {
        var ada = await Newcomer.SignUp(world);
        var wrong = (await ada.TrySignIn("not the password")).Is(HttpStatusCode.Unauthorized);
        var unknown = (await (ada with { Email = Newcomer.FreshEmail() }).TrySignIn()).Is(HttpStatusCode.Unauthorized);
        Assert.Equal(Without(wrong, "trace_id"), Without(unknown, "trace_id"));
        Assert.Equal("wrong_credentials", wrong.Code);
    }

    [Fact]
    public async Task A_password_of_an_invited_person_who_chose_none_is_always_wrong()
    {
        var teacher = await world.People.NewTeacher();
        (await world.Anonymous().Tell("/api/tokens", new { email = teacher.Email, password = Newcomer.GoodPassword })).Is(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("qst_ses_forged")]
    [InlineData("eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.e30.")]
    [InlineData("")]
    [Row("AE-007")]
    public async Task A_token_that_is_none_signs_nobody_in(string token)
    {
        using var http = world.Anonymous();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        (await http.Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    [Row("AE-007")]
    public async Task An_altered_or_old_access_token_is_not_signed_in()
    {
        var ada = await Newcomer.SignUp(world);
        var token = (await ada.TrySignIn()).Of("access_token");
        var parts = token.Split('.');
        var altered = $"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}";
        (await Newcomer.Bearer(world, altered).Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
        (await Newcomer.Bearer(world, token).Ask("/api/account")).Is(HttpStatusCode.OK);
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        (await Newcomer.Bearer(world, token).Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("suspended", "suspended")]
    [InlineData("deleted", "deleted")]
    [InlineData("pending", "waiting")]
    [Row("AE-007"), Row("RL-002"), Row("CR-007")]
    public async Task An_account_that_may_not_play_is_forbidden_and_its_tokens_are_dead(string status, string code)
    {
        var ada = await Newcomer.SignUp(world);
        var (http, _) = await ada.SignIn();
        await world.Execute("update accounts_accounts set status = $2, suspended_reason = 'spam' where email = $1", ada.Email, status);
        Assert.Equal(code, (await ada.TrySignIn()).Is(HttpStatusCode.Forbidden).Code);
        (await ada.TrySignIn("wrong password")).Is(HttpStatusCode.Unauthorized);
        if (status != "pending")
            (await http.Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    [Row("EP-012")]
    public async Task A_timed_suspension_lifts_itself()
    {
        var ada = await Newcomer.SignUp(world);
        await world.Execute("update accounts_accounts set status = 'suspended', suspended_reason = 'spam', suspended_until = $2 where email = $1",
            ada.Email, world.Clock.GetUtcNow().AddSeconds(90));
        Assert.Contains("spam", (await ada.TrySignIn()).Is(HttpStatusCode.Forbidden).Text);
        world.Clock.Advance(TimeSpan.FromSeconds(91));
        (await ada.TrySignIn()).Is(HttpStatusCode.OK);
        Assert.Equal("active", await world.Scalar<string>("select status from accounts_accounts where email = $1", ada.Email));
    }

    private sealed class WithBody : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => true;
    }

    private static string Without(Answer answer, string name) =>
        string.Join('|', answer.Body.EnumerateObject().Where(field => field.Name != name && field.Name != "traceId").Select(field => field.ToString()));
}
