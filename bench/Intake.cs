using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Questory.Bench;

/// <summary>Events of use over HTTP in batches of 100, each event with an id by which repeats are dropped and each batch durable before
/// its answer, against binary COPY of as many of the same rows into the same table past all walls, by as many writers as there are
/// processors; in turn, A B A B, medians, the rows counted afterwards. Then how long a month of them takes to detach.</summary>
internal static class Intake
{
    private const int Learners = 4_000;
    private const int Clients = 16;
    private const int PerBatch = 100, PerCopy = 10_000;
    private const int OfLastMonth = 1_000_000;
    private const int Turns = 3;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6), Turn = TimeSpan.FromSeconds(4);

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var server = await BenchServer.Start();
        var world = await PlayWorld.Make(server, Learners, questions: 1);
        using (var op = server.Client("operator"))
            (await op.PutAsJsonAsync($"/api/realms/{PlayWorld.Slug}/settings", new { values = new Dictionary<string, string> { ["insights.events_of"] = "grown_ups" } })).EnsureSuccessStatusCode();
        var learner = 0;
        var requests = Enumerable.Range(0, Learners).Select(n => Batch(PlayWorld.CookieOf(n))).ToArray();
        await Send(WarmUp);
        await Copy(server, world, PerCopy);
        await server.Execute("vacuum analyze insights_events");
        var (sent, copied) = (new List<Measured>(), new List<(double PerSecond, Processors Each)>());
        for (var turn = 0; turn < Turns; turn++)
        {
            var before = await Count(server);
            var (batches, spent) = await Send(Turn);
            sent.Add(spent);
            if (await Count(server) - before != batches * PerBatch)
                throw new InvalidOperationException($"{batches} batches were answered, but {await Count(server) - before} events are there.");
            copied.Add(await Copy(server, world, batches * PerBatch));
        }
        var (mine, limit) = (Measured.Median(sent), copied.OrderBy(turn => turn.PerSecond).ElementAt(Turns / 2));
        var quiet = await DetachLastMonth(server, world);
        var sending = Send(TimeSpan.FromSeconds(3));
        await Task.Delay(TimeSpan.FromSeconds(1));
        var busy = await Detach(server, "now() + interval '1 month'");
        await sending;
        return
        [
            new($"intake, batches of {PerBatch}, {Clients} clients", mine.Load.PerSecond * PerBatch, "events/s", "binary COPY into the same table", limit.PerSecond, 0.2),
            new("intake: median of a batch", mine.Load.Median, "ms"),
            new("intake: p99 of a batch", mine.Load.P99, "ms"),
            new("intake: processor of host and client, a batch", mine.Each.Host, "ms", "COPY", limit.Each.Host),
            new("intake: processor of PostgreSQL, a batch", mine.Each.Database, "ms", "COPY", limit.Each.Database),
            new($"intake: detach a month of {OfLastMonth:N0}", quiet, "s", Target: 1, AtMost: true),
            new("intake: detach the month being written to", busy, "s"),
        ];

        async Task<(int Batches, Measured Spent)> Send(TimeSpan turn)
        {
            var first = learner;
            var spent = await Processors.Spent(server, turn, () => LoadClient.Run(server.Address, Clients, turn,
                _ => (New(requests[(Interlocked.Increment(ref learner) - 1) % Learners]), $"\"kept\":{PerBatch}")));
            return (learner - first, spent);
        }
    }

    // What programs tell: a name and a handful of properties. An id of each, so that it may be sent again.
    private static byte[] Batch(string cookie) => LoadClient.Post($"/api/realms/{PlayWorld.Slug}/events", cookie, "{\"events\":[" + string.Join(',',
        Enumerable.Range(0, PerBatch).Select(n => $$"""{"name":"{{Name(n)}}","properties":{{Properties(n)}},"id":"{{Guid.Empty}}"}""")) + "]}");

    // The same bytes with fresh ids: a load client must cost little itself.
    private static byte[] New(byte[] request)
    {
        for (var at = request.AsSpan().IndexOf(IdField); at >= 0;)
        {
            var id = request.AsSpan(at += IdField.Length);
            Guid.NewGuid().TryFormat(id, out var length);
            at = id[length..].IndexOf(IdField) is >= 0 and var next ? at + length + next : -1;
        }
        return request;
    }

    private static ReadOnlySpan<byte> IdField => "\"id\":\""u8;

    private static string Name(int n) => (n % 4) switch { 0 => "page.view", 1 => "lesson.open", 2 => "lesson.answer", _ => "video.play" };

    private static string Properties(int n) => $$"""{"page":"/r/kids/lessons/{{n}}","seconds":{{n % 60}},"device":"phone","first":{{(n % 2 == 0 ? "true" : "false")}}}""";

    /// <summary>Rows per second, and what as many rows cost as a batch has.</summary>
    private static async Task<(double PerSecond, Processors Each)> Copy(BenchServer server, PlayWorld world, int rows)
    {
        var (clock, before, begun) = (Stopwatch.StartNew(), Processors.Now(server.Folder), 0);
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(async () =>
        {
            await using var connection = await server.Databases.Owner.OpenConnectionAsync();
            for (var from = Next(); from < rows; from = Next())
                await CopySome(connection, world, from, Math.Min(PerCopy, rows - from));
        })));
        var (perSecond, spent) = (rows / clock.Elapsed.TotalSeconds, Processors.Now(server.Folder) - before);
        return (perSecond, new(spent.Host * PerBatch / rows, spent.Database * PerBatch / rows));

        int Next() => Interlocked.Add(ref begun, PerCopy) - PerCopy;
    }

    private static async Task CopySome(NpgsqlConnection connection, PlayWorld world, int from, int count)
    {
        await using var writer = await connection.BeginBinaryImportAsync("copy insights_events (account_id, id, at, realm_id, name, properties) from stdin (format binary)");
        for (var n = from; n < from + count; n++)
        {
            await writer.StartRowAsync();
            await writer.WriteAsync(world.Learners[n / PerBatch % Learners], NpgsqlDbType.Uuid);
            await writer.WriteAsync(Guid.NewGuid(), NpgsqlDbType.Uuid);
            await writer.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
            await writer.WriteAsync(world.Realm, NpgsqlDbType.Uuid);
            await writer.WriteAsync(Name(n % PerBatch), NpgsqlDbType.Text);
            await writer.WriteAsync(Properties(n % PerBatch), NpgsqlDbType.Jsonb);
        }
        await writer.CompleteAsync();
    }

    private static async Task<double> DetachLastMonth(BenchServer server, PlayWorld world)
    {
        await server.Execute("select platform_make_months(now() - interval '1 month', 0)");
        // Past the foreign keys, which are of no account here and would take minutes.
        await server.Execute($"""
            set session_replication_role = replica;
            insert into insights_events (account_id, id, at, realm_id, name, properties)
            select person.id, gen_random_uuid(), date_trunc('month', now()) - interval '1 day' + n * interval '1 second', '{world.Realm}', 'page.view', '{Properties(7)}'
            from accounts_accounts person, generate_series(1, {OfLastMonth / Learners}) n where not person.is_operator;
            reset session_replication_role;
            """);
        var before = await Count(server);
        var took = await Detach(server, "date_trunc('month', now())");
        return before - await Count(server) == OfLastMonth && await Ask(server, $"select count(*) from archive.insights_events_{DateTime.UtcNow.AddMonths(-1):yyyy_MM}") == OfLastMonth
            ? took : throw new InvalidOperationException("The month was not put away whole.");
    }

    // By the same function as the nightly job, which takes the months of all logs: this one alone holds much.
    private static async Task<double> Detach(BenchServer server, string before)
    {
        var clock = Stopwatch.StartNew();
        await server.Execute($"select platform_archive_months({before})");
        return clock.Elapsed.TotalSeconds;
    }

    private static Task<long> Count(BenchServer server) => Ask(server, "select count(*) from insights_events");

    private static async Task<long> Ask(BenchServer server, string sql)
    {
        await using var command = server.Databases.Owner.CreateCommand(sql);
        command.CommandTimeout = 600;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
