using System.Net.Http.Json;
using System.Text.Json;

namespace Questory.Bench;

/// <summary>A realm with one mission of many questions and many learners who have started it.</summary>
internal sealed record PlayWorld(Guid Realm, Guid Topic, Guid Course, Guid Lesson, Guid Assessment, Guid[] Questions, Guid[] Learners)
{
    public const string Slug = "kids";

    public static string CookieOf(int learner) => $"bench-{learner}";

    public static async Task<PlayWorld> Make(BenchServer server, int learners, int questions)
    {
        await server.Execute("""
            insert into accounts_accounts (id, email, display_name, status, is_operator, email_verified_at, created_at, updated_at)
            values ('00000000-0000-7000-8000-000000000001', 'operator@bench.example', 'Operator', 'active', true, now(), now(), now())
            """);
        await Session(server, "select id, 'operator' from accounts_accounts where is_operator");
        using var op = server.Client("operator");
        await Send(op, HttpMethod.Post, "/api/realms", new { slug = Slug, name = "Bench", edition = "kids" });
        await server.Execute("""
            insert into accounts_accounts (id, email, display_name, status, email_verified_at, created_at, updated_at)
            select ('10000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'learner' || n || '@bench.example', 'Learner ' || n, 'active', now(), now(), now()
            from generate_series(0, $1 - 1) n
            """, learners);
        await Session(server, "select id, 'bench-' || (row_number() over (order by id) - 1) from accounts_accounts where not is_operator");
        await server.Execute("""
            insert into realms_members (account_id, realm_id, joined_at) select a.id, r.id, now() from accounts_accounts a, realms_realms r where not a.is_operator
            """);
        await server.Execute("""
            insert into realms_member_roles (account_id, realm_id, role, granted_at) select account_id, realm_id, 'learner', now() from realms_members where account_id <> '00000000-0000-7000-8000-000000000001'
            """);
        var course = await Content(op, questions);
        await server.Execute("""
            insert into learning_course_progress (account_id, course_id, realm_id, status, started_at, last_accessed_at, updated_at)
            select m.account_id, c.id, c.realm_id, 'in_progress', now(), now(), now() from realms_members m, learning_courses c
            where c.id = $1 and m.account_id <> '00000000-0000-7000-8000-000000000001'
            """, course);
        // They have played before: plans made on tables that are still empty would read all of them, ever after.
        await server.Execute("""
            insert into progress_persons (account_id, realm_id, total_xp, level, xp_to_next, streak_current, streak_longest, created_at, updated_at)
            select account_id, realm_id, 0, 1, 100, 0, 0, now(), now() from learning_course_progress
            """);
        await server.Execute("""
            insert into assessment_attempts (account_id, id, realm_id, assessment_id, number, started_at)
            select p.account_id, gen_random_uuid(), p.realm_id, l.assessment_id, 1, now() from learning_course_progress p join learning_lessons l on l.course_id = p.course_id
            """);
        await server.Execute("""
            insert into progress_counters (account_id, realm_id, verb, object_kind, variant, value)
            select account_id, realm_id, 'opened', 'lesson', '', 1 from learning_course_progress
            """);
        await server.Execute("vacuum analyze");
        return await Find(server, course);
    }

    private static async Task<Guid> Content(HttpClient op, int questions)
    {
        var topic = (await Send(op, HttpMethod.Post, $"/api/realms/{Slug}/topics", new { name = "Bench topic", slug = "bench" })).GetProperty("id").GetGuid();
        var course = (await Send(op, HttpMethod.Post, $"/api/realms/{Slug}/courses", new { title = "Bench mission", xp_reward = 100, topic })).GetProperty("id").GetGuid();
        var lesson = (await Send(op, HttpMethod.Post, $"/api/realms/{Slug}/courses/{course}/lessons", new { title = "Questions", kind = "quiz", content = new { text = "Go" } })).GetProperty("id").GetGuid();
        for (var n = 0; n < questions; n++)
            await Send(op, HttpMethod.Post, $"/api/realms/{Slug}/lessons/{lesson}/questions", new
            {
                title = $"Q{n}", xp_reward = 10,
                body = new { kind = "true_false", prompt = new { text = $"Is {n} a number?", format = "plain" }, answer = true },
            });
        await Send(op, HttpMethod.Put, $"/api/realms/{Slug}/courses/{course}/publication", null);
        return course;
    }

    private static async Task<PlayWorld> Find(BenchServer server, Guid course)
    {
        await using var command = server.Databases.Owner.CreateCommand("""
            select l.realm_id, c.topic_id, l.id, l.assessment_id, array(select i.question_id from assessment_items i where i.assessment_id = l.assessment_id order by i.position),
                   array(select account_id from learning_course_progress where course_id = $1 order by account_id)
            from learning_lessons l join learning_courses c on c.id = l.course_id where l.course_id = $1
            """);
        command.Parameters.Add(new() { Value = course });
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return new PlayWorld(row.GetGuid(0), row.GetGuid(1), course, row.GetGuid(2), row.GetGuid(3), row.GetFieldValue<Guid[]>(4), row.GetFieldValue<Guid[]>(5));
    }

    private static Task Session(BenchServer server, string whoAndToken) => server.Execute($"""
        insert into accounts_sessions (account_id, id, kind, token_hash, device_type, created_at, last_seen_at, expires_at)
        select who.id, gen_random_uuid(), 'browser', sha256(convert_to(token, 'UTF8')), 'program', now(), now() + interval '1 day', now() + interval '30 days'
        from ({whoAndToken}) who (id, token)
        """);

    private static async Task<JsonElement> Send(HttpClient client, HttpMethod method, string path, object? body)
    {
        using var answer = await client.SendAsync(new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) });
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? text.Length == 0 ? default : JsonElement.Parse(text)
            : throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {text}");
    }
}
