using Npgsql;

namespace Questory.Platform.Data;

/// <summary>The two ways into the one database: as its owner (migrations, partitions, backups) and as the
/// application, whose role owns nothing and cannot bypass row-level security.</summary>
public sealed class Databases : IAsyncDisposable
{
    public const string AppRole = "questory_app";

    // More connections than these only queue inside PostgreSQL instead of here, and each keeps plans of its own: two nodes
    // of few processors share PostgreSQL's usual 100.
    private static readonly int WorkPool = Math.Clamp(6 * Environment.ProcessorCount, 16, 40);
    private static readonly int AsidePool = WorkPool / 2;
    private static readonly int SharedPool = Math.Clamp(3 * Environment.ProcessorCount, 6, 10);

    // Planning a statement under row-level security costs five times its execution. A plan is kept from its second use on, one
    // for all values; PostgreSQL makes it anew when the table's statistics have changed.
    private const int PlansKept = 300, UsesBeforeKept = 2;
    private const string OnePlan = "; set plan_cache_mode = force_generic_plan";

    // A plan kept from the minute in which a table was empty must not read the whole of it in the next.
    private const string ByIndexes = "; set enable_seqscan = off";

    public Databases(string connectionString)
    {
        ConnectionString = connectionString;
        Owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 4, ApplicationName = "questory-owner" });
        App = AsApplication(connectionString, "questory", WorkPool, OnePlan + ByIndexes);
        Aside = AsApplication(connectionString, "questory-aside", AsidePool, OnePlan);
        Shared = AsApplication(connectionString, "questory-shared", SharedPool, OnePlan + ByKeysAlone);
    }

    public string ConnectionString { get; }
    public NpgsqlDataSource Owner { get; }

    /// <summary>Units of work: one connection each for as long as their transaction lasts.</summary>
    public NpgsqlDataSource App { get; }

    /// <summary>Short reads and notes beside units of work (who asks, settings, signals). A pool of its own: a unit of work
    /// that waits for one of these while holding its own connection must not wait for other units of work.</summary>
    public NpgsqlDataSource Aside { get; }

    /// <summary>Statements that serve many people at once (<see cref="SharedLookUp{TKey,TFound}"/>, <see cref="GroupCommit{TWork,TAsk,TReply}"/>): few
    /// connections, prepared statements. All of them look up by keys, and a plan kept from a day when a table was small must
    /// not read the whole of it ever after: here PostgreSQL goes by indexes alone.</summary>
    public NpgsqlDataSource Shared { get; }

    private const string ByKeysAlone = ByIndexes + "; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off";

    private static NpgsqlDataSource AsApplication(string connectionString, string name, int pool, string settings)
    {
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = name,
            MaxPoolSize = pool,
            // The role is taken once per physical connection; nothing else is ever left behind in a session.
            NoResetOnClose = true,
            MaxAutoPrepare = PlansKept,
            AutoPrepareMinUsages = UsesBeforeKept,
        }.ConnectionString);
        builder.UsePhysicalConnectionInitializer(
            connection => Begin(connection, settings).ExecuteNonQuery(),
            async connection => await Begin(connection, settings).ExecuteNonQueryAsync());
        return builder.Build();
    }

    private static NpgsqlCommand Begin(NpgsqlConnection connection, string settings) => new($"set role {AppRole}{settings}", connection);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Aside.DisposeAsync();
        await Shared.DisposeAsync();
        await Owner.DisposeAsync();
    }
}
