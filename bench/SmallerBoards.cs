using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Questory.Bench;

/// <summary>In the realm of a million: the board of one topic in which all of them have earned something, kept in memory like
/// everybody's; and the board of a class of forty, ranked from its rows on each look.</summary>
internal static class SmallerBoards
{
    private const int Class = 40;

    public static async Task<IReadOnlyList<Figure>> Measure(BenchServer server, PlayWorld world) => [.. await Pathway(server, world), .. await OfClass(server, world)];

    private static async Task<IReadOnlyList<Figure>> Pathway(BenchServer server, PlayWorld world)
    {
        var topic = world.Topic;
        // Their foreign keys are known to hold.
        await server.Execute($"""
            begin;
            set local session_replication_role = replica;
            insert into progress_pathway_scores (account_id, realm_id, pathway_id, total_xp, week_starts_on, week_xp, month_starts_on, month_xp)
            select account_id, realm_id, '{topic}', 1 + total_xp / 2, date_trunc('week', now())::date, 10, date_trunc('month', now())::date, 20 from progress_persons;
            commit
            """);
        await server.Execute("vacuum analyze progress_pathway_scores");
        var path = $"/api/realms/{PlayWorld.Slug}/progress/leaderboard?limit=100&pathway=bench";
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var one = server.Client(PlayWorld.CookieOf(7));
        var first = Stopwatch.StartNew();
        var page = await one.GetByteArrayAsync(path);
        var loaded = first.Elapsed;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;

        using var changing = new CancellationTokenSource();
        var changes = Leaderboard.Change(server, world,
            new($"update progress_pathway_scores set total_xp = total_xp + 10 where realm_id = $1 and pathway_id = '{topic}' and account_id = any($2)", $":{topic}"), changing.Token);
        var (mine, best) = await Leaderboard.AgainstConstant(server, path, Leaderboard.Watchers, page);
        await changing.CancelAsync();
        var changed = await changes;
        await Task.Delay(100);
        await Agree(server, world, path, $"select total_xp as xp, account_id from progress_pathway_scores where pathway_id = '{topic}'");
        return
        [
            new($"board of a topic, {Leaderboard.Members:N0}, {changed:N0} changes/s", mine.Load.PerSecond, "boards/s", "constant JSON of that size", best.Load.PerSecond, 0.5),
            new("board of a topic p99", mine.Load.P99, "ms", Target: 5, AtMost: true),
            new("board of a topic: first look after a start", loaded.TotalMilliseconds, "ms"),
            new("board of a topic: memory", held / 1048576.0, "MiB"),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> OfClass(BenchServer server, PlayWorld world)
    {
        using var op = server.Client("operator");
        var group = await Made(op, "groups", new { name = "Class 4b", kind = "class" });
        await server.Execute("""
            insert into groups_members (account_id, group_id, realm_id, role, state, asked_at, joined_at)
            select account_id, $1, $2, 'member', 'active', now(), now() from unnest($3::uuid[]) account_id
            """, group, world.Realm, world.Learners[..Class]);
        var path = $"/api/realms/{PlayWorld.Slug}/groups/{group}/leaderboard?limit=100";
        using var one = server.Client(PlayWorld.CookieOf(7));
        var page = await one.GetByteArrayAsync(path);
        var (mine, best) = await Leaderboard.AgainstConstant(server, path, Class, page);
        await Agree(server, world, path, $"select p.total_xp as xp, p.account_id from progress_persons p join groups_members m on m.account_id = p.account_id and m.group_id = '{group}'");
        return
        [
            new($"board of a class of {Class} among {Leaderboard.Members:N0}", mine.Load.PerSecond, "boards/s", "constant JSON of that size", best.Load.PerSecond),
            new("board of a class p99", mine.Load.P99, "ms", Target: 5, AtMost: true),
            new("board of a class, processor of host and client", mine.Each.Host, "ms", "constant JSON", best.Each.Host),
            new("board of a class, processor of PostgreSQL", mine.Each.Database, "ms"),
        ];
    }

    private static async Task<Guid> Made(HttpClient op, string what, object body)
    {
        using var answer = await op.PostAsJsonAsync($"/api/realms/{PlayWorld.Slug}/{what}", body);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static async Task Agree(BenchServer server, PlayWorld world, string path, string scores)
    {
        for (var watcher = 0; watcher < Class; watcher += 5)
        {
            using var client = server.Client(PlayWorld.CookieOf(watcher));
            var told = JsonElement.Parse(await client.GetStringAsync(path)).GetProperty("me").GetProperty("rank").GetInt64();
            await using var command = server.Databases.Owner.CreateCommand($"with s as ({scores}) select 1 + count(*) from s where xp > (select xp from s where account_id = $1)");
            command.Parameters.Add(new() { Value = world.Learners[watcher] });
            if (await command.ExecuteScalarAsync() is not long counted || counted != told)
                throw new InvalidOperationException($"The board {path} says rank {told} where the database counts another.");
        }
    }
}
