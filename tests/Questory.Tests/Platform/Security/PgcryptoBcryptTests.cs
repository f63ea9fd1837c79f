using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using Questory.Platform.Embedded;
using Questory.Platform.Security;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Security;

public sealed class PgcryptoBcryptTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private EmbeddedPostgres server = null!;
    private string owner = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact, Row("AE-006")]
    public async Task Both_ways_make_and_read_the_same_hashes()
    {
        var library = LibxcryptBcrypt.TryLoad();
        Assert.SkipWhen(library is null, "This system has no libxcrypt.");
        var (pgcrypto, whyNot) = await PgcryptoBcrypt.TryOpen(owner, 2, Stop);
        Assert.True(pgcrypto is not null, whyNot);
        await using var _ = pgcrypto;

        foreach (var typed in Gen.Sample(ArbMap.Default.GeneratorFor<NonEmptyString>(), 50, 40).Select(text => text.Get).Append("Crème brûlée 🦊"))
        {
            var password = new string([.. typed.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)), 'x']);
            var made = await pgcrypto.Hash(password, 4);
            Assert.StartsWith("$2b$04$", made);
            Assert.Equal(made, await library.HashLike(password, BcryptHash.Read(made)!));
            Assert.Equal(made, await pgcrypto.HashLike(password, BcryptHash.Read(made)!));
        }
    }

    [Fact]
    public async Task A_server_that_may_log_passwords_is_refused_with_the_cure()
    {
        await using var pool = NpgsqlDataSource.Create(owner);
        var role = $"plain_{Guid.NewGuid():N}";
        await pool.CreateCommand($"create extension if not exists pgcrypto; create role {role} login").ExecuteNonQueryAsync(Stop);
        var plain = new NpgsqlConnectionStringBuilder(owner) { Username = role }.ConnectionString;
        try
        {
            var (refused, whyNot) = await PgcryptoBcrypt.TryOpen(plain, 1, Stop);
            Assert.Null(refused);
            Assert.Contains("log_parameter_max_length", whyNot);

            await pool.CreateCommand($"alter role {role} set log_parameter_max_length = 0").ExecuteNonQueryAsync(Stop);
            var (taken, _) = await PgcryptoBcrypt.TryOpen(plain, 1, Stop);
            Assert.NotNull(taken);
            await taken.DisposeAsync();
        }
        finally
        {
            await pool.CreateCommand($"drop role {role}").ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task An_unreachable_server_is_a_sentence_not_an_exception()
    {
        var (bcrypt, whyNot) = await PgcryptoBcrypt.TryOpen("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2", 1, Stop);

        Assert.Null(bcrypt);
        Assert.Contains("could not be reached", whyNot);
    }

    public async ValueTask InitializeAsync()
    {
        server = await EmbeddedPostgres.Start(new(folder["data"]) { Durable = false }, Stop);
        owner = server.ConnectionString(EmbeddedPostgres.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }
}
