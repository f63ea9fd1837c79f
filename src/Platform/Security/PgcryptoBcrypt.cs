using Npgsql;

namespace Questory.Platform.Security;

/// <summary>bcrypt of PostgreSQL's pgcrypto, on a pool of its own so that hashing never takes the play loop's connections.</summary>
/// <remarks>The password travels to the database server as a parameter: a server that logs parameters is refused.</remarks>
public sealed class PgcryptoBcrypt : IBcrypt, IAsyncDisposable
{
    private const string Silent = "-c log_parameter_max_length_on_error=0";

    private readonly NpgsqlDataSource pool;

    private PgcryptoBcrypt(NpgsqlDataSource pool) => this.pool = pool;

    public string Name => "PostgreSQL's pgcrypto";

    /// <summary>Opens the pool and proves it with a known answer.</summary>
    /// <param name="connectionString">A role that may create the extension, if it is not there yet.</param>
    /// <param name="connections">Size of the pool: as many hashes as may run at once.</param>
    /// <returns>The hasher, or one sentence that says why this server cannot serve and what to do.</returns>
    public static async Task<(PgcryptoBcrypt? Bcrypt, string? WhyNot)> TryOpen(string connectionString, int connections, CancellationToken stop)
    {
        // Only a privileged role may silence its own parameters; for another one its owner must have done so.
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var why = "";
        foreach (var options in new[] { Silent + " -c log_parameter_max_length=0", Silent })
        {
            var pool = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
            {
                MinPoolSize = 0, MaxPoolSize = connections, ApplicationName = "questory passwords", Options = $"{given.Options} {options}",
            });
            try
            {
                if (await Probe(pool, stop) is not { } fault)
                    return (new(pool), null);
                why = fault;
            }
            catch (NpgsqlException failure)
            {
                why = failure is PostgresException { SqlState: PostgresErrorCodes.UndefinedFunction }
                    ? "PostgreSQL has no pgcrypto: install its contrib package and run CREATE EXTENSION pgcrypto."
                    : $"PostgreSQL's pgcrypto could not be reached: {failure.Message}";
            }
            await pool.DisposeAsync();
        }
        return (null, why);
    }

    public async Task<string> Hash(string password, int cost) =>
        Canonical(await Scalar("select crypt($1, gen_salt('bf', $2))", password, cost));

    // pgcrypto knows bcrypt as $2a$ alone; given $2b$ it falls back to DES without a word.
    public async Task<string> HashLike(string password, BcryptHash hash) =>
        Canonical(await Scalar("select crypt($1, $2)", password, hash.As("$2a$")));

    public ValueTask DisposeAsync() => pool.DisposeAsync();

    private static string Canonical(string hash) =>
        BcryptHash.Read(hash)?.As("$2b$") ?? throw new InvalidOperationException("pgcrypto answered something that is not bcrypt.");

    private async Task<string> Scalar(string sql, string password, object second)
    {
        await using var command = pool.CreateCommand(sql);
        command.Parameters.Add(new() { Value = password });
        command.Parameters.Add(new() { Value = second });
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string?> Probe(NpgsqlDataSource pool, CancellationToken stop)
    {
        try
        {
            await using var create = pool.CreateCommand("create extension if not exists pgcrypto");
            await create.ExecuteNonQueryAsync(stop);
        }
        catch (PostgresException)
        {
            // Not allowed or not installed: whether crypt() can be called is what counts, and is asked below.
        }

        await using var silent = pool.CreateCommand(
            "select current_setting('log_parameter_max_length') = '0' and current_setting('log_parameter_max_length_on_error') = '0'");
        if (await silent.ExecuteScalarAsync(stop) is not true)
            return "PostgreSQL could write passwords into its log: run ALTER ROLE … SET log_parameter_max_length = 0 for Questory's role, as a superuser.";

        var answer = await new PgcryptoBcrypt(pool).HashLike(KnownAnswer.Password, KnownAnswer.Hash);
        return answer == KnownAnswer.Hash.As("$2b$") ? null : "PostgreSQL's pgcrypto gives wrong bcrypt hashes.";
    }
}
