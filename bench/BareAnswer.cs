using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Questory.Bench;

/// <summary>The limit of the play loop: the same rows written by one handler that checks nothing but the session, in one
/// round trip and one durable commit.</summary>
internal static class BareAnswer
{
    private static readonly string[] Statements =
    [
        "select a.id from accounts_sessions s join accounts_accounts a on a.id = s.account_id where s.token_hash = $1 and s.ended_at is null and s.expires_at > now()",
        "insert into assessment_attempts (account_id, id, realm_id, assessment_id, number, started_at) values ($1, $2, $3, $4, 1, now()) on conflict (account_id, assessment_id, number) do nothing",
        """
        insert into assessment_answers (account_id, id, realm_id, assessment_id, attempt_id, question_id, question_version, try, answer_json, verdict, permille, seconds, xp_earned, answered_at)
        values ($1, $2, $3, $4, (select id from assessment_attempts where account_id = $1 and assessment_id = $4 and number = 1), $5, 1, 1, 'true', 'right', 1000, 3, 10, now())
        """,
        "insert into platform_activity (account_id, at, id, realm_id, verb, object_kind, object_id, label, facts) values ($1, now(), $2, $3, 'answered', 'question', $4, 'Q', '{\"right\":true,\"xp\":10}')",
        """
        insert into progress_persons as p (account_id, realm_id, total_xp, level, xp_to_next, streak_current, streak_longest, streak_day, created_at, updated_at)
        values ($1, $2, 10, 1, 90, 1, 1, current_date, now(), now())
        on conflict (account_id, realm_id) do update set total_xp = p.total_xp + 10, level = 1 + (p.total_xp + 10) / 100, streak_day = current_date
        """,
        "insert into progress_xp_entries (account_id, realm_id, id, source_key, amount, cause, rule_code, rule_version, reason, at) values ($1, $2, $3, $4, 10, $3, 'right-answer', 1, 'Right answer', now())",
        """
        insert into progress_counters as c (account_id, realm_id, verb, object_kind, variant, value)
        values ($1, $2, 'answered', 'question', '', 1), ($1, $2, 'answered', 'question', 'right', 1)
        on conflict (account_id, realm_id, verb, object_kind, variant) do update set value = c.value + 1
        """,
        """
        insert into progress_period_scores as s (account_id, realm_id, period, starts_on, xp)
        values ($1, $2, 'week', date_trunc('week', now())::date, 10), ($1, $2, 'month', date_trunc('month', now())::date, 10)
        on conflict (account_id, realm_id, period, starts_on) do update set xp = s.xp + 10
        """,
        """
        insert into progress_pathway_scores as s (account_id, realm_id, pathway_id, total_xp, week_starts_on, week_xp, month_starts_on, month_xp)
        values ($1, $2, $3, 10, date_trunc('week', now())::date, 10, date_trunc('month', now())::date, 10)
        on conflict (account_id, realm_id, pathway_id) do update set total_xp = s.total_xp + 10, week_xp = s.week_xp + 10, month_xp = s.month_xp + 10
        """,
        "update learning_course_progress set questions_answered = questions_answered + 1, questions_correct = questions_correct + 1, xp_earned = xp_earned + 10, last_accessed_at = now() where account_id = $1 and course_id = $2",
    ];

    /// <summary>A slim web application of its own, so that nothing of the product's pipeline slows it.</summary>
    public static async Task<(WebApplication App, IPEndPoint Address)> Start(NpgsqlDataSource source, PlayWorld world)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/bare", async (HttpContext http) =>
        {
            using var body = new StreamReader(http.Request.Body);
            var parts = (await body.ReadToEndAsync()).Split(' ');
            await Answer(source, world, int.Parse(parts[0]), int.Parse(parts[1]), http.Request.Cookies["questory"]!);
            return TypedResults.Json(new Answered("right", 10));
        });
        await app.StartAsync();
        var port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        return (app, new IPEndPoint(IPAddress.Loopback, port));
    }

    private sealed record Answered(string Verdict, [property: JsonPropertyName("xp_earned")] int XpEarned);

    private static async Task Answer(NpgsqlDataSource source, PlayWorld world, int learner, int question, string cookie)
    {
        var (who, asked) = (world.Learners[learner], world.Questions[question]);
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        void Add(int statement, params ReadOnlySpan<object> parameters)
        {
            var command = new NpgsqlBatchCommand(Statements[statement]);
            foreach (var parameter in parameters)
                command.Parameters.Add(new() { Value = parameter });
            batch.BatchCommands.Add(command);
        }
        Add(0, SHA256.HashData(Encoding.UTF8.GetBytes(cookie)));
        Add(1, who, Guid.CreateVersion7(), world.Realm, world.Assessment);
        Add(2, who, Guid.CreateVersion7(), world.Realm, world.Assessment, asked);
        Add(3, who, Guid.CreateVersion7(), world.Realm, asked);
        Add(4, who, world.Realm);
        Add(5, who, world.Realm, Guid.CreateVersion7(), $"bare:{asked}");
        Add(6, who, world.Realm);
        Add(7, who, world.Realm);
        Add(8, who, world.Realm, world.Topic);
        Add(9, who, world.Course);
        await batch.ExecuteNonQueryAsync();
    }
}
