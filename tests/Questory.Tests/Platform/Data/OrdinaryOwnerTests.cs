using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.TestHost;
using Npgsql;
using Questory.Platform;
using Questory.Platform.Data;
using Questory.Platform.Data.Backup;
using Questory.Platform.Data.Migrations;
using Questory.Platform.Time;
using Questory.Tests.Accounts.Family;
using Questory.Tests.Accounts.Privacy;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Data;

/// <summary>A world in a database whose owner is an ordinary role: no superuser, and may make neither roles nor databases.</summary>
public sealed partial class OrdinaryOwnersWorld : TestWorld
{
    private TestDatabase? mine;

    public string Role { get; } = $"questory_test_owner_{Guid.NewGuid():N}";

    /// <summary>A superuser's, since its owner is held by the walls as well.</summary>
    public override NpgsqlDataSource Owner => mine!.Owner;

    /// <summary>What an administrator was asked to run.</summary>
    public string Asked { get; private set; } = "";

    protected override string ConnectionString(TestDatabase made) => As(made);

    public string As(TestDatabase made) => new NpgsqlConnectionStringBuilder(made.ConnectionString) { Username = Role, Password = "of a test" }.ConnectionString;

    protected override async Task<TestDatabase> MakeDatabase()
    {
        mine = await TestDatabases.CreateEmpty();
        await mine.Query($"CREATE ROLE {Role} LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB PASSWORD 'of a test'");
        await using (var owner = NpgsqlDataSource.Create(As(mine)))
        {
            var migrator = new Migrator(owner, Migration.BuiltIn);
            var refusal = await Assert.ThrowsAsync<Refusal>(() => migrator.Up(target: null, CancellationToken.None));
            Asked = Quoted().Match(refusal.Message).Groups[1].Value;
            await mine.Query(Asked);
            await migrator.Up(target: null, CancellationToken.None);
        }
        await using var databases = new Databases(As(mine));
        await using var app = Build(databases, new TestClock(), builder => builder.WebHost.UseTestServer());
        await TestRealms.Found(app.Services, "kids", "kids");
        return mine;
    }

    public override async ValueTask DisposeAsync()
    {
        await mine!.Query($"REVOKE SET ON PARAMETER \"app.scope\" FROM {Role}");
        await base.DisposeAsync();
        await using var elsewhere = await TestDatabases.CreateEmpty();
        await elsewhere.Query($"DROP ROLE {Role}");
    }

    [GeneratedRegex("“(.*)”")]
    private static partial Regex Quoted();
}

public sealed class OrdinaryOwnerTests(OrdinaryOwnersWorld world) : IClassFixture<OrdinaryOwnersWorld>
{
    [Fact]
    public void What_is_missing_is_told_in_one_sentence_and_suffices()
    {
        Assert.Contains($"OWNER TO {world.Role}", world.Asked);
        Assert.Contains($"GRANT questory_app TO {world.Role} WITH ADMIN OPTION", world.Asked);
        Assert.Contains("GRANT SET ON PARAMETER", world.Asked);
    }

    [Fact, Row("AE-024"), Row("AE-073"), Row("AE-076")]
    public async Task A_child_comes_is_let_in_and_purged_with_nothing_left_and_every_job_does_its_work()
    {
        await world.RunDueJobs();
        var (child, parent) = await Kid.Active(world);
        var (own, _) = await child.Person.SignIn();
        (await own.Ask("/api/realms/kids/courses")).Is(HttpStatusCode.OK);
        Assert.Contains(child.Email, await Dump.Of(world), StringComparison.Ordinal);
        (await parent.Do(HttpMethod.Delete, child.At())).Is(HttpStatusCode.OK);
        var caseId = await world.Scalar<Guid>("select case_id from accounts_consent_lines where kind = 'deletion_asked'");
        world.Clock.Advance(TimeSpan.FromDays(31));
        await world.RunDueJobs();
        Assert.Null(await world.Scalar<string>("select string_agg(name || ': ' || last_result, '; ') from platform_jobs where last_failed"));
        foreach (var trace in new[] { child.Email, child.Id.ToString(), child.DisplayName })
            Assert.DoesNotContain(trace, await Dump.Of(world), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(4L, await world.Scalar<long>("select count(*) from accounts_consent_lines where case_id = $1", caseId));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from accounts_consent_faults()"));
    }

    [Fact, Row("AE-074")]
    public async Task A_month_past_the_prepared_ones_takes_over_its_lines()
    {
        world.Clock.MoveTo(world.Clock.GetUtcNow().AddYears(2));
        await world.People.NewLearner();
        await world.Execute("""
            insert into platform_activity (account_id, at, id, realm_id, verb, object_kind, object_id, label)
            select account_id, $1, gen_random_uuid(), realm_id, 'completed', 'lesson', gen_random_uuid(), 'A lesson' from realms_members limit 1
            """, world.Clock.GetUtcNow());
        Assert.NotEqual(0L, await world.Scalar<long>("select count(*) from platform_activity_other"));
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.RunDueJobs();
        Assert.Null(await world.Scalar<string>("select string_agg(name || ': ' || last_result, '; ') from platform_jobs where last_failed"));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from platform_activity_other"));
    }

    [Fact]
    public async Task The_wall_holds_its_owner_too_and_a_backup_holds_every_row()
    {
        await Kid.SignUp(world);
        await using (var plain = await world.Databases.Owner.OpenConnectionAsync())
        await using (var count = new NpgsqlCommand("select count(*) from accounts_children", plain))
            Assert.Equal(0L, await count.ExecuteScalarAsync());
        using var folder = new TemporaryFolder();
        await new DatabaseBackup(world.Databases.Owner, Migration.BuiltIn, null, TimeProvider.System).Backup(folder["all.zip"], null, CancellationToken.None);
        await using var target = await TestDatabases.CreateEmpty();
        await target.Query($"ALTER DATABASE {target.Name} OWNER TO {world.Role}");
        await using var owner = NpgsqlDataSource.Create(world.As(target));
        await new DatabaseRestore(owner, Migration.BuiltIn, null).Restore(folder["all.zip"], force: false, null, CancellationToken.None);
        Assert.Equal(await world.Scalar<long>("select count(*) from accounts_children"), await target.Query("select count(*) from accounts_children"));
        Assert.Equal(0L, await target.Query("select count(*) from accounts_consent_faults()"));
    }
}
