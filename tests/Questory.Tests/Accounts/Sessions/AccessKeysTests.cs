using System.Text.Json;
using Npgsql;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Sessions;

public sealed class AccessKeysTests(TestWorld world) : IClassFixture<TestWorld>
{
    private readonly OpenedSession session = new(new AccountId(Guid.NewGuid()), Guid.NewGuid(), "unused", DateTimeOffset.MaxValue);

    [Fact]
    [Row("AE-007")]
    public async Task Nodes_that_start_at_once_agree_on_one_key()
    {
        await using var fresh = new TestWorld();
        await fresh.InitializeAsync();
        var nodes = Enumerable.Range(0, 4).Select(_ => new AccessKeys(fresh.Databases, fresh.Clock)).ToList();
        var tokens = await Task.WhenAll(nodes.Select(node => node.Issue(session, CancellationToken.None)));
        Assert.Equal(1L, await fresh.Scalar<long>("select count(*) from accounts_signing_keys"));
        foreach (var node in nodes)
            foreach (var token in tokens)
                Assert.Equal(session.Session, (await node.Read(token.AccessToken, CancellationToken.None))?.Session);
        nodes.ForEach(node => node.Dispose());
    }

    [Fact]
    public async Task The_application_s_role_cannot_read_the_keys()
    {
        await using var ask = world.Databases.App.CreateCommand("select pkcs8 from accounts_signing_keys");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ask.ExecuteScalarAsync());
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task After_a_month_a_new_key_takes_over_and_old_tokens_still_count()
    {
        await using var fresh = new TestWorld();
        await fresh.InitializeAsync();
        using var before = new AccessKeys(fresh.Databases, fresh.Clock);
        await before.Issue(session, CancellationToken.None);
        Assert.Contains("young", await before.RotateIfDue(CancellationToken.None));
        fresh.Clock.Advance(TimeSpan.FromDays(31));
        var old = await before.Issue(session, CancellationToken.None);
        Assert.Contains("new signing key", await before.RotateIfDue(CancellationToken.None));
        Assert.Contains("young", await before.RotateIfDue(CancellationToken.None));

        fresh.Clock.Advance(TimeSpan.FromMinutes(11));
        using var after = new AccessKeys(fresh.Databases, fresh.Clock);
        Assert.NotNull(await after.Read(old.AccessToken, CancellationToken.None));
        var next = await after.Issue(session, CancellationToken.None);
        Assert.NotEqual(Kid(old.AccessToken), Kid(next.AccessToken));
        var published = JsonElement.Parse(await after.Jwks(CancellationToken.None)).GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString());
        Assert.Equal(new[] { Kid(old.AccessToken), Kid(next.AccessToken) }.Order(), published.Order());
    }

    [Fact]
    public async Task Public_keys_hold_no_private_part()
    {
        var keys = (await world.Anonymous().Ask("/api/tokens/keys")).Is(System.Net.HttpStatusCode.OK);
        Assert.All(keys.Body.GetProperty("keys").EnumerateArray(), key => Assert.False(key.TryGetProperty("d", out _)));
        Assert.NotEqual(0, keys.Body.GetProperty("keys").GetArrayLength());
    }

    private static string Kid(string token) =>
        JsonElement.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[0])).GetProperty("kid").GetString()!;
}
