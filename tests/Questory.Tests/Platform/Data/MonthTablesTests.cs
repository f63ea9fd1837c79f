using System.Net;
using Questory.Platform.Data.Backup;
using Questory.Platform.Data.Migrations;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Data;

public sealed class MonthTablesTests : IAsyncLifetime
{
    private readonly TestWorld world = new();

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact, Row("AE-074")]
    public async Task A_line_lies_in_the_month_it_happened_in_to_the_second()
    {
        Assert.Equal(3 * 2, await world.Scalar<int>("select platform_make_months('2024-12-05Z', 1)"));
        var person = await world.People.NewLearner();
        await Note(person, "2024-12-31T23:59:59Z");
        await Note(person, "2025-01-01T00:00:00Z");
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_activity_2024_12"));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_activity_2025_01"));
        var op = await world.People.NewOperator();
        Assert.Equal(["2024-12-01 1 False", "2025-01-01 1 False"], await Months(op));
        await world.Execute("select platform_archive_months('2025-01-01Z')");
        Assert.Equal(["2024-12-01 1 True", "2025-01-01 1 False"], await Months(op));
        (await (await world.People.NewAdmin()).Http.Ask("/api/log-months")).Is(HttpStatusCode.Forbidden);
        (await world.Anonymous().Ask("/api/log-months")).Is(HttpStatusCode.Unauthorized);
    }

    private static async Task<List<string>> Months(TestPerson op) => [.. (await op.Http.Ask("/api/log-months")).Is(HttpStatusCode.OK).Body.EnumerateArray()
        .Where(month => month.GetProperty("log").GetString() == "activity" && month.GetProperty("from").GetString()!.CompareTo("2025-02") < 0)
        .Select(month => $"{month.GetProperty("from").GetString()} {month.GetProperty("lines").GetInt64()} {month.GetProperty("put_away").GetBoolean()}")];

    [Fact, Row("AE-074")]
    public async Task A_month_made_late_takes_over_the_lines_that_came_before_it()
    {
        var person = await world.People.NewLearner();
        await Note(person, "2031-05-10T10:00:00Z");
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_activity_other"));
        await world.Execute("select platform_make_months('2031-05-01Z', 0)");
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from platform_activity_other"));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_activity_2031_05"));
    }

    [Fact, Row("AE-074")]
    public async Task Old_months_are_put_away_by_setting_and_still_go_with_the_person()
    {
        await world.Execute("select platform_make_months('2024-12-05Z', 0)");
        var person = await world.People.NewLearner();
        await Note(person, "2024-12-24T18:00:00Z");
        await world.RunDueJobs();
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_activity where at < '2025-01-01Z'"));

        await world.Execute("insert into platform_settings values ('00000000-0000-0000-0000-000000000000', 'platform.archive_after_months', '12', now())");
        world.Clock.Advance(TimeSpan.FromDays(2));
        await world.RunDueJobs();
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from platform_activity where at < '2025-01-01Z'"));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from archive.platform_activity_2024_12"));
        await using (var connection = await Context.Of(world, person.Id, "system"))
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => connection.Scalar<long>("select count(*) from archive.platform_activity_2024_12"));
        await world.Execute("delete from accounts_accounts where id = $1", person.Id.Value);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from archive.platform_activity_2024_12"));
    }

    [Fact, Row("AE-074")]
    public async Task Months_are_there_ahead_of_time_and_old_ones_are_put_away_when_an_operator_says_so()
    {
        var op = await world.People.NewOperator();
        var start = new DateTimeOffset(2033, 11, 20, 12, 0, 0, TimeSpan.Zero);
        await At(start);
        Assert.Equal(["2033-11", "2033-12", "2034-01", "2034-02"], await Since(false));
        await At(start.AddMonths(1));
        Assert.Equal(["2033-11", "2033-12", "2034-01", "2034-02", "2034-03"], await Since(false));
        Assert.Empty(await Since(true));

        (await op.Http.Do(HttpMethod.Put, "/api/settings", new { values = new Dictionary<string, object> { ["platform.archive_after_months"] = 2 } })).Is(HttpStatusCode.NoContent);
        await At(start.AddMonths(2));
        Assert.Empty(await Since(true));
        // All of November lies two months back when February begins.
        await At(start.AddMonths(3));
        Assert.Equal(["2033-11"], await Since(true));
        Assert.Equal(["2033-12", "2034-01", "2034-02", "2034-03", "2034-04", "2034-05"], await Since(false));

        async Task At(DateTimeOffset moment)
        {
            (await op.Http.Do(HttpMethod.Put, "/api/clock", new { at = moment })).Is(HttpStatusCode.OK);
            await world.RunDueJobs();
            (await op.Http.Tell("/api/jobs/runs")).Is(HttpStatusCode.OK);
        }

        async Task<List<string>> Since(bool putAway) => [.. (await op.Http.Ask("/api/log-months")).Is(HttpStatusCode.OK).Body.EnumerateArray()
            .Where(month => month.GetProperty("log").GetString() == "activity" && month.GetProperty("put_away").GetBoolean() == putAway)
            .Select(month => month.GetProperty("from").GetString()![..7]).Where(month => string.CompareOrdinal(month, "2033-11") >= 0)];
    }

    [Fact, Row("AE-074")]
    public async Task Months_put_away_are_part_of_a_backup_and_come_back_put_away()
    {
        await world.Execute("select platform_make_months('2024-11-05Z', 1)");
        var person = await world.People.NewLearner();
        await Note(person, "2024-11-11T11:11:00Z");
        await Note(person, "2024-12-24T18:00:00Z");
        Assert.Equal(3, await world.Scalar<int>("select platform_archive_months('2024-12-01Z')"));
        using var folder = new TemporaryFolder();
        await new DatabaseBackup(world.Owner, Migration.BuiltIn, null, TimeProvider.System).Backup(folder["all.zip"], null, CancellationToken.None);

        await using var empty = await TestDatabases.CreateEmpty();
        await new DatabaseRestore(empty.Owner, Migration.BuiltIn, null).Restore(folder["all.zip"], force: false, null, CancellationToken.None);
        Assert.Equal("2024-11-11", await empty.Query("select string_agg((at at time zone 'UTC')::date::text, ' ') from archive.platform_activity_2024_11"));
        Assert.Equal("2024-12-24", await empty.Query("select string_agg((at at time zone 'UTC')::date::text, ' ') from platform_activity where at < '2025-01-01Z'"));
        Assert.Equal(false, await empty.Query("select has_table_privilege('questory_app', 'archive.platform_activity_2024_11', 'select')"));
        await empty.Query($"delete from accounts_accounts where id = '{person.Id}'");
        Assert.Equal(0L, await empty.Query("select count(*) from archive.platform_activity_2024_11"));

        // Over a database that has put away another month since, and this one not at all.
        await world.Execute("drop table archive.platform_activity_2024_11, archive.platform_audit_2024_11, archive.insights_events_2024_11");
        await Note(person, "2024-11-30T11:11:00Z");
        Assert.Equal(3, await world.Scalar<int>("select platform_archive_months('2025-01-01Z')"));
        await new DatabaseRestore(world.Owner, Migration.BuiltIn, null).Restore(folder["all.zip"], force: true, null, CancellationToken.None);
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from archive.platform_activity_2024_11"));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_activity where at < '2025-01-01Z'"));
        Assert.Equal("insights_events_2024_11 platform_activity_2024_11 platform_audit_2024_11", await world.Scalar<string>("select string_agg(tablename, ' ' order by tablename) from pg_tables where schemaname = 'archive'"));
    }

    private Task<int> Note(TestPerson person, string at) => world.Execute("""
        insert into platform_activity (account_id, at, id, realm_id, verb, object_kind, object_id, label)
        select $1, $2::timestamptz, gen_random_uuid(), id, 'completed', 'lesson', gen_random_uuid(), 'A lesson' from realms_realms where slug = 'kids'
        """, person.Id.Value, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
}
