using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Data;
using Questory.Tests.Testing;

namespace Questory.Tests.Guards;

/// <summary>What EF believes equals what the migrations made: tables, columns, types, nullability, keys.</summary>
public sealed class SchemaTests(TestWorld world) : IClassFixture<TestWorld>
{
    /// <summary>Tables that only hand-written SQL touches, each with the file that does.</summary>
    private static readonly Dictionary<string, string> SqlOnly = new()
    {
        ["platform_outbox"] = "Outbox.cs and OutboxDelivery.cs",
        ["platform_idempotency_keys"] = "Idempotency.cs and FirstAnswers.cs",
        ["platform_jobs"] = "JobRunner.cs",
        ["platform_month_tables"] = "the function platform_make_months",
        ["platform_mails"] = "Mailbox.cs",
        ["platform_rate_limits"] = "RateLimits.cs",
        ["accounts_first_admin_links"] = "FirstAdminLink.cs",
        ["accounts_lockouts"] = "Lockout.cs",
        ["accounts_signing_keys"] = "AccessKeys.cs",
        ["accounts_spent_tokens"] = "RefreshTokens.cs",
        ["platform_demo_marks"] = "DemoMarks.cs",
        ["platform_demo_diaries"] = "DemoDiary.cs",
        ["schema_migrations"] = "the migrator",
    };

    [Fact]
    public async Task Columns_and_primary_keys_agree()
    {
        var schema = await DatabaseSchema.Read(world.Owner);
        var entities = Entities();
        Assert.True(entities.Count >= 6, "The guard found hardly any entities.");
        var faults = entities.SelectMany(entity => schema.Tables.TryGetValue(entity.GetTableName()!, out var table)
            ? Compare(entity, table)
            : [$"{entity.GetTableName()}: no migration makes it"]).ToList();
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [Fact]
    public async Task Foreign_keys_agree()
    {
        var schema = await DatabaseSchema.Read(world.Owner);
        var believed = Entities().SelectMany(entity => entity.GetForeignKeys().Select(key =>
            $"{entity.GetTableName()}({Columns(key.Properties)}) → {key.PrincipalEntityType.GetTableName()}({Columns(key.PrincipalKey.Properties)}) {Rule(key.DeleteBehavior)}")).ToHashSet();
        var real = schema.ForeignKeys.Where(key => !SqlOnly.ContainsKey(key.Split('(')[0])).ToHashSet();
        Assert.Equal(real.Order(), believed.Order());
    }

    [Fact]
    public async Task Every_table_is_mapped_or_argued()
    {
        var mapped = Entities().Select(entity => entity.GetTableName()!).Concat(SqlOnly.Keys).ToHashSet();
        Assert.DoesNotContain((await DatabaseSchema.Read(world.Owner)).Tables.Keys, table => !mapped.Contains(table));
    }

    [Fact]
    public async Task Every_foreign_key_is_indexed() => Assert.Empty((await DatabaseSchema.Read(world.Owner)).KeysWithoutIndex);

    private List<IEntityType> Entities()
    {
        using var scope = world.Services.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<AppDb>().Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null)];
    }

    private static IEnumerable<string> Compare(IEntityType entity, DatabaseSchema.Table table)
    {
        var name = entity.GetTableName()!;
        var believed = entity.GetProperties().ToDictionary(property => property.GetColumnName());
        foreach (var missing in believed.Keys.Except(table.Columns.Keys))
            yield return $"{name}.{missing}: mapped, but no migration makes it";
        foreach (var unmapped in table.Columns.Keys.Except(believed.Keys))
            yield return $"{name}.{unmapped}: in the database, but not mapped";
        foreach (var (column, property) in believed.Where(pair => table.Columns.ContainsKey(pair.Key)))
        {
            var (type, nullable) = table.Columns[column];
            if (Standard(property.GetColumnType()) != type)
                yield return $"{name}.{column}: mapped as {property.GetColumnType()}, but is {type}";
            if (property.IsNullable != nullable)
                yield return $"{name}.{column}: mapped as {(property.IsNullable ? "nullable" : "required")}, but is not";
        }
        if (Columns(entity.FindPrimaryKey()!.Properties) != table.PrimaryKey)
            yield return $"{name}: primary key mapped as {Columns(entity.FindPrimaryKey()!.Properties)}, but is {table.PrimaryKey}";
    }

    private static string Columns(IReadOnlyList<IProperty> properties) => string.Join(", ", properties.Select(property => property.GetColumnName()));

    private static string Standard(string type) => type == "timestamptz" ? "timestamp with time zone" : type;

    private static string Rule(DeleteBehavior behavior) => behavior switch
    {
        DeleteBehavior.Cascade => "cascade",
        DeleteBehavior.SetNull => "set null",
        DeleteBehavior.Restrict => "restrict",
        // Asked at the commit: what is in use stays, and yet a whole realm can go.
        DeleteBehavior.NoAction => "no action",
        _ => $"unstated ({behavior})",
    };
}
