using System.Data;
using Npgsql;

namespace Questory.Platform.Data.Migrations;

/// <summary>
/// Moves a database's schema along the numbered migrations, each in its own transaction: what fails leaves nothing.
/// Several programs starting at once take turns.
/// </summary>
/// <param name="owner">Signs in as the owner of the schema.</param>
/// <param name="migrations">In order from 1, as <see cref="Migration.BuiltIn"/>.</param>
/// <param name="tell">Told of every migration before it runs.</param>
public sealed class Migrator(NpgsqlDataSource owner, IReadOnlyList<Migration> migrations, Action<string>? tell = null)
{
    // Any number will do, as long as every Questory uses the same.
    internal const long Turn = 0x5175_6573_746F_7279;

    public IReadOnlyList<Migration> Migrations => migrations;

    /// <summary>Applies what is missing, up to and including <paramref name="target"/> (null: everything).</summary>
    /// <returns>The migrations applied now.</returns>
    /// <exception cref="Refusal">The server is unusable, the schema is newer than the program or made of other files, or a migration fails.</exception>
    public Task<IReadOnlyList<Migration>> Up(int? target, CancellationToken stop) =>
        Move(applied => Range(applied, target ?? migrations.Count), up: true, stop);

    /// <summary>Takes back the last <paramref name="steps"/> migrations, with the data that lives in what they made.</summary>
    /// <returns>The migrations taken back, the latest first.</returns>
    /// <exception cref="Refusal">As for <see cref="Up"/>.</exception>
    public Task<IReadOnlyList<Migration>> Down(int steps, CancellationToken stop) =>
        Move(applied => [.. Range(Math.Max(0, applied - steps), applied).Reverse()], up: false, stop);

    /// <summary>Every migration the program knows, and when this database had it.</summary>
    public async Task<IReadOnlyList<MigrationState>> Status(CancellationToken stop)
    {
        await using var database = await OwnerConnection.Open(owner, stop);
        var applied = await MigrationLedger.Read(database, stop);
        MigrationLedger.Check(applied, migrations);
        return [.. migrations.Select((m, i) => new MigrationState(m.Version, m.Name, i < applied.Count ? applied[i].AppliedAt : null))];
    }

    private IReadOnlyList<Migration> Range(int from, int to) => [.. migrations.Skip(from).Take(to - from)];

    private async Task<IReadOnlyList<Migration>> Move(Func<int, IReadOnlyList<Migration>> steps, bool up, CancellationToken stop)
    {
        await using var database = await OwnerConnection.Open(owner, stop);
        await TakeTurn("SELECT pg_advisory_lock($1)", database, stop);
        try
        {
            var applied = await MigrationLedger.Read(database, stop);
            MigrationLedger.Check(applied, migrations);
            var due = steps(applied.Count);
            if (up)
                await OwnerRights.Check(database, due, stop);
            foreach (var migration in due)
            {
                tell?.Invoke($"{(up ? "applying" : "taking back")} {migration.Title}");
                await Step(database, migration, up, stop);
            }
            return due;
        }
        finally
        {
            // A connection that broke has lost its turn anyway.
            if (database.State == ConnectionState.Open)
                await TakeTurn("SELECT pg_advisory_unlock($1)", database, CancellationToken.None);
        }
    }

    private static async Task Step(NpgsqlConnection database, Migration migration, bool up, CancellationToken stop)
    {
        var sql = up ? migration.Up : migration.Down;
        await using var transaction = await database.BeginTransactionAsync(stop);
        try
        {
            await Run(sql, database, stop);
            await (up ? MigrationLedger.Note(database, migration, stop) : MigrationLedger.Forget(database, migration, stop));
            await transaction.CommitAsync(stop);
        }
        catch (PostgresException failure)
        {
            throw new Refusal($"Migration {migration.Title}{(up ? "" : ".down")} fails{Line(sql, failure)} and changed nothing: "
                + $"{failure.MessageText} ({failure.SqlState}); mend what it says, then start again.", failure);
        }
    }

    // The server itself takes the script apart: the driver would cut it at semicolons inside function bodies, and an
    // error's position would count from a statement's begin instead of the file's. An owner without superuser rights is
    // held by forced policies as well, so what a migration changes in rows it changes as the system.
    private static async Task Run(string sql, NpgsqlConnection database, CancellationToken stop)
    {
        await using var hand = new NpgsqlCommand("SELECT set_config('questory.script', $1, true), set_config('app.scope', 'system', true)", database) { Parameters = { new() { Value = sql } } };
        await hand.ExecuteNonQueryAsync(stop);
        await using var run = new NpgsqlCommand("DO 'BEGIN EXECUTE current_setting(''questory.script''); END'", database) { CommandTimeout = 0 };
        await run.ExecuteNonQueryAsync(stop);
    }

    private static string Line(string sql, PostgresException failure) =>
        failure.InternalQuery == sql && failure.InternalPosition > 0 ? $" at line {sql.AsSpan(0, failure.InternalPosition - 1).Count('\n') + 1}" : "";

    private static async Task TakeTurn(string sql, NpgsqlConnection database, CancellationToken stop)
    {
        await using var turn = new NpgsqlCommand(sql, database) { CommandTimeout = 0, Parameters = { new() { Value = Turn } } };
        await turn.ExecuteNonQueryAsync(stop);
    }
}
