using System.Diagnostics;
using System.Text.Json;
using Npgsql;

namespace Questory.Bench;

/// <summary>A parent opens the dashboard in a realm of 10,000 children (AE-079): over HTTP, sign-in session and row-level security on.</summary>
internal static class FamilyDashboard
{
    private const int Children = 10_000;
    private const int PerParent = 2;
    private const int Times = 200;
    private const double MostMilliseconds = 100;

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var server = await BenchServer.Start();
        var world = await PlayWorld.Make(server, Children + Children / PerParent, questions: 1);
        await Furnish(server, world);
        using var parent = server.Client(PlayWorld.CookieOf(Children + 7));
        var taken = new List<double>(Times);
        for (var i = -20; i < Times; i++)
        {
            var watch = Stopwatch.StartNew();
            var text = await parent.GetStringAsync($"/api/realms/{PlayWorld.Slug}/family/children/progress");
            if (i >= 0)
                taken.Add(watch.Elapsed.TotalMilliseconds);
            if (JsonElement.Parse(text).GetArrayLength() != PerParent || !text.Contains("\"total_xp\":763", StringComparison.Ordinal))
                throw new InvalidOperationException("The dashboard answered something else: " + text);
        }
        Console.Error.WriteLine(await Explain(server, world.Learners[Children + 7]));
        taken.Sort();
        return
        [
            new("parent's dashboard, 10,000 children: median", taken[Times / 2], "ms", Target: MostMilliseconds, AtMost: true),
            new("parent's dashboard, 10,000 children: p99", taken[Times * 99 / 100], "ms", Target: MostMilliseconds, AtMost: true),
        ];
    }

    // The first 10,000 are children, two to a parent; the rest are the parents.
    private static async Task Furnish(BenchServer server, PlayWorld world)
    {
        await server.Execute("""
            insert into accounts_children (account_id, guardian_id, age, requires_consent, consent_given_at, case_id, created_at)
            select child, ($1::uuid[])[$2 + (n - 1) / $3 + 1], 7 + n % 8, true, now(), gen_random_uuid(), now() from unnest(($1::uuid[])[:$2]) with ordinality as c (child, n)
            """, world.Learners, Children, PerParent);
        await server.Execute("""
            insert into progress_persons (account_id, realm_id, total_xp, level, xp_to_next, streak_current, streak_longest, streak_day, created_at, updated_at)
            select account_id, $1, 763, 4, 606, 3, 9, current_date, now(), now() from accounts_children on conflict (account_id, realm_id) do update set total_xp = 763
            """, world.Realm);
        await server.Execute("""
            insert into progress_counters (account_id, realm_id, verb, object_kind, variant, value)
            select c.account_id, $1, k.verb, k.kind, k.variant, k.value from accounts_children c, (values
                ('completed', 'course', '', 3), ('completed', 'lesson', '', 24), ('answered', 'question', '', 90), ('answered', 'question', 'right', 70),
                ('answered', 'question', 'sum=seconds', 4000), ('completed', 'lesson', 'sum=active_seconds', 5000), ('earned', 'achievement', '', 2)) k (verb, kind, variant, value)
            on conflict do nothing
            """, world.Realm);
        await server.Execute("""
            insert into platform_activity (account_id, at, id, realm_id, verb, object_kind, object_id, label, facts)
            select account_id, now() - make_interval(hours => n), gen_random_uuid(), $1, 'answered', 'question', gen_random_uuid(), 'A question', '{"right": true, "seconds": 20}'
            from accounts_children, generate_series(1, 60) n
            """, world.Realm);
        await server.Execute("vacuum analyze");
    }

    private static async Task<string> Explain(BenchServer server, Guid parent)
    {
        await using var connection = await server.Databases.App.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var tell = new NpgsqlCommand("select set_config('app.account', $1, true), set_config('app.realm', (select id::text from realms_realms where slug = 'kids'), true), set_config('app.scope', 'own', true)", connection);
        tell.Parameters.Add(new() { Value = parent.ToString() });
        await tell.ExecuteNonQueryAsync();
        await using var ask = new NpgsqlCommand("explain (analyze, buffers, costs off) select * from v_parent_dashboard where parent_id = $1 and realm_id = app_realm()", connection);
        ask.Parameters.Add(new() { Value = parent });
        await using var lines = await ask.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await lines.ReadAsync())
            plan.Add(lines.GetString(0));
        return string.Join('\n', plan);
    }
}
