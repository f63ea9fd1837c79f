using System.Net;
using Npgsql;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Data;

/// <summary>A server that was off, or whose clock stood, past the months it had prepared: the job "month tables" brings every
/// table kept by month in order, whoever writes meanwhile.</summary>
public sealed class LateMonthsTests : IAsyncLifetime
{
    /// <summary>How a line comes into each table kept by month: <c>$1</c> its person, <c>$2</c> its moment.</summary>
    private static readonly Dictionary<string, string> Line = new()
    {
        ["platform_activity"] = """
            insert into platform_activity (account_id, at, id, realm_id, verb, object_kind, object_id, label)
            select $1, $2, gen_random_uuid(), id, 'completed', 'lesson', gen_random_uuid(), 'A lesson' from realms_realms where slug = 'kids'
            """,
        ["platform_audit"] = "insert into platform_audit (account_id, at, id, realm_id, action, object_kind, object_id) select $1, $2, gen_random_uuid(), id, 'changed', 'lesson', gen_random_uuid() from realms_realms where slug = 'kids'",
        ["insights_events"] = "insert into insights_events (account_id, at, id, realm_id, name) select $1, $2, gen_random_uuid(), id, 'lesson.seen' from realms_realms where slug = 'kids'",
    };

    private readonly TestWorld world = new();
    private TestPerson op = null!;
    private Guid person;
    private IAsyncDisposable clockwork = null!;

    public static TheoryData<string> Tables => [.. Line.Keys];

    public async ValueTask InitializeAsync()
    {
        await world.InitializeAsync();
        op = await world.People.NewOperator();
        person = (await world.People.NewLearner()).Id.Value;
        world.Clock.MoveTo(DateTimeOffset.Parse("2034-07-15T09:00:00Z", null));
        clockwork = await world.HoldJob("month tables");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact, Row("AE-074")]
    public async Task Every_table_kept_by_month_is_tried_here() =>
        Assert.Equal(Line.Keys.Order(), (await world.Scalar<string[]>("select array_agg(name order by name) from platform_month_tables"))!);

    [Theory, MemberData(nameof(Tables)), Row("AE-074")]
    public async Task Lines_that_came_before_their_month_was_made_move_into_it(string table)
    {
        foreach (var at in new[] { "2034-05-31T23:59:59Z", "2034-06-01T00:00:00Z", "2034-07-01T00:00:00Z", "2034-07-31T23:59:59.999999Z", "2034-10-31T23:59:59Z", "2034-11-01T00:00:00Z" })
            await Write(table, at);
        var before = await Ids(table);
        await MakeMonths();
        Assert.Equal(before, await Ids(table));
        Assert.Equal("2034_05:1 2034_06:1 2034_07:2 2034_10:1 other:1", await Parts(table));
        // Once more changes nothing.
        await MakeMonths();
        Assert.Equal("2034_05:1 2034_06:1 2034_07:2 2034_10:1 other:1", await Parts(table));
    }

    [Theory, MemberData(nameof(Tables)), Row("AE-074")]
    public async Task A_line_written_but_not_committed_when_the_job_begins_moves_too(string table)
    {
        await using var connection = await world.Owner.OpenConnectionAsync();
        await using var writing = await connection.BeginTransactionAsync();
        await Write(table, "2034-07-15T09:00:00Z", connection);
        var making = MakeMonths();
        while (!making.IsCompleted && await world.Scalar<long>("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()") == 0)
            await Task.Delay(10);
        // Who writes here goes on to write elsewhere, where the job may hold the door already.
        foreach (var other in Line.Keys)
            await Write(other, "2034-07-15T09:00:01Z", connection);
        await writing.CommitAsync();
        await making;
        foreach (var other in Line.Keys)
            Assert.Equal(other == table ? "2034_07:2" : "2034_07:1", await Parts(other));
    }

    [Fact, Row("AE-074")]
    public async Task Whoever_writes_on_while_the_months_are_made_loses_and_doubles_nothing()
    {
        using var over = new CancellationTokenSource();
        var writers = Line.Keys.SelectMany(table => new[] { table, table }).Select(async table =>
        {
            var written = 0;
            for (; !over.IsCancellationRequested; written++)
                await Write(table, "2034-07-15T09:00:00Z");
            return (table, written);
        }).ToList();
        while (await world.Scalar<long>("select count(*) from platform_audit_other where account_id = $1", person) < 20)
            await Task.WhenAny(Task.Delay(10), Task.WhenAny(writers).Unwrap());
        await MakeMonths();
        await over.CancelAsync();
        foreach (var table in (await Task.WhenAll(writers)).GroupBy(writer => writer.table))
            Assert.Equal($"2034_07:{table.Sum(writer => writer.written)}", await Parts(table.Key));
    }

    // The real job, started by an operator; what it did is told in its line.
    private async Task MakeMonths()
    {
        await clockwork.DisposeAsync();
        await world.Execute("update platform_jobs set due_at = $1 where name = 'month tables'", world.Clock.GetUtcNow());
        (await op.Http.Tell("/api/jobs/runs")).Is(HttpStatusCode.OK);
        await world.RunDueJobs();
        Assert.Equal("False", await world.Scalar<string>("select last_failed || case when last_failed then last_result else '' end from platform_jobs where name = 'month tables'"), ignoreCase: true);
    }

    private async Task Write(string table, string at, NpgsqlConnection? within = null)
    {
        await using var command = within is null ? world.Owner.CreateCommand(Line[table]) : new NpgsqlCommand(Line[table], within);
        command.Parameters.Add(new() { Value = person });
        command.Parameters.Add(new() { Value = DateTimeOffset.Parse(at, null) });
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private async Task<Guid[]> Ids(string table) => (await world.Scalar<Guid[]>($"select array_agg(id order by id) from {table} where account_id = $1 and at >= '2034-01-01Z'", person))!;

    private Task<string?> Parts(string table) => world.Scalar<string>($"""
        select string_agg(part || ':' || lines, ' ' order by part) from (
            select substr(tableoid::regclass::text, length('{table}_') + 1) as part, count(*) as lines from {table}
            where account_id = $1 and at >= '2034-01-01Z' group by 1) parts
        """, person);
}
