using Npgsql;
using Questory.Platform;
using Questory.Platform.Data.Migrations;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Data.Migrations;

public sealed class MigratorTests : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly Migration Planets = new(1, "planets",
        "CREATE TABLE planets (name text PRIMARY KEY);\nINSERT INTO planets VALUES ('Mars');", "DROP TABLE planets;");
    private static readonly Migration Moons = new(2, "moons",
        """
        CREATE TABLE moons (name text PRIMARY KEY, planet text NOT NULL REFERENCES planets);
        CREATE FUNCTION moon_count() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(*) FROM moons); END $$;
        """, "DROP FUNCTION moon_count(); DROP TABLE moons;");
    private static readonly Migration Broken = new(3, "broken",
        "CREATE TABLE rings (name text);\n\nINSERT INTO rings\n  SELECT nothing FROM nowhere;", "DROP TABLE rings;");

    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabases.CreateEmpty();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private Migrator Migrator(params Migration[] migrations) => new(database.Owner, migrations);

    [Fact]
    public async Task Up_down_up_leads_to_the_same_schema()
    {
        var migrator = Migrator(Planets, Moons);

        Assert.Equal([Planets, Moons], await migrator.Up(target: null, Stop));
        Assert.Empty(await migrator.Up(target: null, Stop));
        Assert.Equal([Moons, Planets], await migrator.Down(steps: 5, Stop));
        Assert.Null(await database.Query("SELECT to_regclass('planets')::text"));
        Assert.Equal([Planets, Moons], await migrator.Up(target: null, Stop));
        Assert.Equal(0L, await database.Query("SELECT moon_count()"));
    }

    [Fact]
    public async Task Up_stops_at_the_target_and_status_says_what_is_to_come()
    {
        var migrator = Migrator(Planets, Moons);
        Assert.All(await migrator.Status(Stop), state => Assert.Null(state.AppliedAt));

        Assert.Equal([Planets], await migrator.Up(target: 1, Stop));

        var status = await migrator.Status(Stop);
        Assert.Equal(["planets", "moons"], status.Select(state => state.Name));
        Assert.Equal(DateTime.UtcNow, status[0].AppliedAt!.Value, TimeSpan.FromMinutes(1));
        Assert.Null(status[1].AppliedAt);
    }

    [Fact]
    public async Task Down_takes_back_one_step_at_a_time()
    {
        var migrator = Migrator(Planets, Moons);
        await migrator.Up(target: null, Stop);

        Assert.Equal([Moons], await migrator.Down(steps: 1, Stop));

        Assert.Equal("Mars", await database.Query("SELECT name FROM planets"));
    }

    [Fact]
    public async Task A_failing_migration_leaves_nothing_and_names_its_line()
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(() => Migrator(Planets, Moons, Broken).Up(target: null, Stop));

        Assert.StartsWith("Migration 0003_broken fails at line 4 and changed nothing: relation \"nowhere\" does not exist", refusal.Message);
        Assert.Null(await database.Query("SELECT to_regclass('rings')::text"));
        Assert.Equal(2, await database.Query("SELECT max(version) FROM schema_migrations"));
    }

    [Fact]
    public async Task A_changed_migration_is_refused()
    {
        await Migrator(Planets).Up(target: null, Stop);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => Migrator(Planets with { Up = Planets.Up + " " }, Moons).Up(target: null, Stop));

        Assert.Contains("changed after it had been applied", refusal.Message);
        Assert.Null(await database.Query("SELECT to_regclass('moons')::text"));
    }

    [Fact]
    public void Line_ends_of_the_checkout_do_not_change_the_checksum() =>
        Assert.Equal(Planets.Checksum, new Migration(1, "planets", Planets.Up.Replace("\n", "\r\n"), "").Checksum);

    [Fact]
    public async Task A_newer_schema_than_the_program_is_refused_by_every_verb()
    {
        await Migrator(Planets, Moons).Up(target: null, Stop);
        var older = Migrator(Planets);

        foreach (var verb in new Func<Task>[] { () => older.Up(null, Stop), () => older.Down(1, Stop), () => older.Status(Stop) })
            Assert.StartsWith("The database has a newer schema (0002_moons) than the program", (await Assert.ThrowsAsync<Refusal>(verb)).Message);
        Assert.Equal(0L, await database.Query("SELECT moon_count()"));
    }

    [Fact]
    public async Task Programs_that_start_at_once_take_turns()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Migrator(Planets, Moons).Up(target: null, Stop)));

        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 2], runs.Select(run => run.Count).Order());
    }

    [Fact]
    public async Task A_server_out_of_reach_or_a_wrong_database_is_told_in_a_sentence()
    {
        await using var nobody = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Database=x;Username=y");
        await using var absent = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "absent" }.ConnectionString);

        Assert.StartsWith("No PostgreSQL server answers at '127.0.0.1', port 1",
            (await Assert.ThrowsAsync<Refusal>(() => new Migrator(nobody, [Planets]).Up(null, Stop))).Message);
        Assert.Contains("into the database 'absent'",
            (await Assert.ThrowsAsync<Refusal>(() => new Migrator(absent, [Planets]).Up(null, Stop))).Message);
    }

    [Fact]
    public async Task The_programs_own_migrations_go_up_down_and_up_again()
    {
        var migrator = Migrator([.. Migration.BuiltIn]);
        await migrator.Up(target: null, Stop);
        var before = await Schema();

        await migrator.Down(Migration.BuiltIn.Count, Stop);
        Assert.Equal("schema_migrations", await Schema("c.relkind IN ('r', 'p', 'v', 'm', 'S')"));
        await migrator.Up(target: null, Stop);

        Assert.Equal(before, await Schema());
    }

    private Task<object?> Schema(string which = "true") => database.Query(
        $"""
        SELECT string_agg(line, E'\n' ORDER BY line) FROM (
            SELECT c.relname || coalesce((SELECT string_agg(concat_ws(' ', '', attname, format_type(atttypid, atttypmod), attnotnull), ',' ORDER BY attnum)
                FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND c.relkind IN ('r', 'p') AND c.relname <> 'schema_migrations'), '') AS line
            FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND {which}
            UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
                WHERE connamespace = 'public'::regnamespace AND conrelid <> 'schema_migrations'::regclass
            UNION ALL SELECT polrelid::regclass || ' ' || polname || ' ' || pg_get_expr(polqual, polrelid) FROM pg_policy) lines
        """);
}
