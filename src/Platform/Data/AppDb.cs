using Microsoft.EntityFrameworkCore;
using Questory.Platform.Modules;

namespace Questory.Platform.Data;

/// <summary>The one database context. Modules contribute their maps; none can name another's entities, since those are internal.</summary>
public sealed class AppDb(DbContextOptions<AppDb> options, ModuleCatalog modules) : DbContext(options)
{
    /// <summary>The connection is one of the few that keep the plans of their statements.</summary>
    internal bool KeepsPlans { get; private set; }

    /// <summary>What the work under way tells PostgreSQL of itself.</summary>
    internal Introduction? Introduced { get; set; }

    /// <summary>The same in a work that only reads: without a transaction, each statement is told for itself.</summary>
    internal Introduction? Reading => Database.CurrentTransaction is null ? Introduced : null;

    internal void UseShared(Databases databases)
    {
        Database.SetDbConnection(databases.Shared.CreateConnection(), contextOwnsConnection: true);
        KeepsPlans = true;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        // Ids must be known as scalar values before the first map names one as a key.
        foreach (var id in modules.Assemblies.SelectMany(a => a.GetTypes()).Where(Conventions.IsId))
            conventions.Properties(id).HaveConversion(typeof(IdColumn<>).MakeGenericType(id));
        conventions.Properties<DateTimeOffset>().HaveColumnType("timestamptz");
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        foreach (var assembly in modules.Assemblies)
            model.ApplyConfigurationsFromAssembly(assembly);
        Conventions.Apply(model);
    }
}
