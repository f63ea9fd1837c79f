using Npgsql;
using Questory.Platform.Data.Migrations;
using Questory.Tests.Testing;

namespace Questory.Tests.Guards;

public sealed class MigrationPairsTests
{
    [Fact]
    public async Task Up_down_up_gives_the_same_schema_and_down_leaves_nothing()
    {
        await using var database = await TestDatabases.CreateEmpty();
        await using var owner = NpgsqlDataSource.Create(database.ConnectionString);
        var migrator = new Migrator(owner, Migration.BuiltIn);
        Assert.True(Migration.BuiltIn.Count >= 3);

        await migrator.Up(target: null, CancellationToken.None);
        var first = await DatabaseSchema.Read(owner);
        await migrator.Down(Migration.BuiltIn.Count, CancellationToken.None);
        Assert.Equal(["schema_migrations"], (await DatabaseSchema.Read(owner)).Tables.Keys);
        Assert.Equal(0L, await Count(owner, "select count(*) from pg_proc where pronamespace = 'public'::regnamespace and proowner = current_user::regrole and probin is null"));
        await migrator.Up(target: null, CancellationToken.None);

        var second = await DatabaseSchema.Read(owner);
        Assert.Equal(first.Tables.Keys.Order(), second.Tables.Keys.Order());
        Assert.All(first.Tables, table => Assert.Equal(table.Value.Columns, second.Tables[table.Key].Columns));
        Assert.Equal(first.ForeignKeys, second.ForeignKeys);
    }

    private static async Task<long> Count(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
