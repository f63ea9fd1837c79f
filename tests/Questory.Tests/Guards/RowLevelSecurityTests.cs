using Npgsql;
using Questory.Platform.Data;
using Questory.Tests.Testing;

namespace Questory.Tests.Guards;

/// <summary>The wall between realms holds in PostgreSQL itself, whatever a query forgets.</summary>
public sealed class RowLevelSecurityTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task Every_table_of_a_realm_has_a_forced_policy()
    {
        var tables = await RealmTables();
        Assert.True(tables.Count >= 5, "The guard found hardly any realm tables.");
        foreach (var table in tables)
            Assert.True(await world.Scalar<bool>(
                "select relrowsecurity and relforcerowsecurity and exists (select from pg_policy where polrelid = c.oid) from pg_class c where oid = $1::regclass", table),
                $"{table} lacks a forced policy: end its migration with call platform_realm_table('{table}').");
    }

    [Fact]
    public async Task From_within_one_realm_no_row_of_another_is_seen()
    {
        await world.People.NewLearner("other");
        await using var connection = await world.Databases.App.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var enter = new NpgsqlCommand(
            "select set_config('app.realm', (select id::text from realms_realms where slug = 'kids'), true)", connection);
        await enter.ExecuteNonQueryAsync();
        Assert.True(await Count(connection, "select count(*) from realms_roles") > 0, "Own rows must be seen, or the guard proves nothing.");
        foreach (var table in (await RealmTables()).Where(table => table != "platform_settings"))
            Assert.Equal(0, await Count(connection, $"select count(*) from {table} where realm_id <> app_realm()"));
    }

    [Fact]
    public async Task Outside_any_realm_nothing_is_seen_and_nothing_can_be_written()
    {
        await using var connection = await world.Databases.App.OpenConnectionAsync();
        foreach (var table in (await RealmTables()).Where(table => table != "platform_settings"))
            Assert.Equal(0, await Count(connection, $"select count(*) from {table}"));
        await using var write = new NpgsqlCommand(
            "insert into realms_roles select id, 'intruder', 'Intruder', '{}' from realms_realms limit 1", connection);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => write.ExecuteNonQueryAsync());
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task The_applications_role_owns_nothing_and_bypasses_nothing()
    {
        Assert.Equal(Databases.AppRole, await Ask<string>("select current_user::text"));
        Assert.False(await Ask<bool>("select rolbypassrls or rolsuper or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user"));
        Assert.Equal(0, await Ask<long>("select count(*) from pg_class where relowner = current_user::regrole"));
        Assert.False(await Ask<bool>("select has_schema_privilege('public', 'create')"));
    }

    [Fact]
    public async Task Month_tables_are_reached_only_through_their_parent() =>
        Assert.Equal(0, await Ask<long>("""
            select count(*) from pg_inherits join pg_class on pg_class.oid = inhrelid
            where relkind = 'r' and (has_table_privilege(inhrelid, 'select') or has_table_privilege(inhrelid, 'insert'))
            """));

    private async Task<List<string>> RealmTables()
    {
        await using var command = world.Owner.CreateCommand("""
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'realm_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables;
    }

    private async Task<T> Ask<T>(string sql)
    {
        await using var command = world.Databases.App.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<long> Count(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
