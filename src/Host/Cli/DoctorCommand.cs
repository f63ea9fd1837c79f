using System.CommandLine;
using Npgsql;
using Questory.Platform;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Mail.Smtp;

namespace Questory.Host.Cli;

/// <summary>Looks at everything that commonly goes wrong and says what to do about it. Exit code 1 when something is wrong.</summary>
internal static class DoctorCommand
{
    private sealed record Check(string What, string Sql, Func<object?, string?> Fault);

    private static readonly Check[] Checks =
    [
        new("PostgreSQL is 15 or later", "select current_setting('server_version_num')::int",
            version => version is >= 150000 ? null : "Move to PostgreSQL 15 or later."),
        new("the application's role owns nothing and bypasses nothing",
            $"select count(*) from pg_roles r where rolname = '{Databases.AppRole}' and (rolbypassrls or rolsuper or exists (select from pg_class where relowner = r.oid))",
            count => count is 0L ? null : $"Take ownership and BYPASSRLS away from the role {Databases.AppRole}."),
        new("row-level security is forced on every realm table",
            """
            select count(*) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'realm_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace and not (relrowsecurity and relforcerowsecurity)
            """,
            count => count is 0L ? null : $"{count} tables lack it: end their migration with call platform_realm_table(…)."),
        new("commits are durable", "select current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off'",
            durable => durable is true ? null : "Switch fsync and synchronous_commit on."),
        new("next month's tables are made", "select to_regclass('platform_activity' || to_char(now() + interval '1 month', '\"_\"YYYY\"_\"MM')) is not null",
            made => made is true ? null : "Start Questory once, or run the job “month tables”."),
        new("no job failed", "select string_agg(name || ': ' || last_result, '; ') from platform_jobs where last_failed",
            failed => failed is string names ? $"Look at {names}." : null),
        new("no reaction is stuck", "select count(*) from platform_outbox where failed_at is not null",
            stuck => stuck is 0L ? null : $"{stuck} entries of the outbox gave up: see the operators' jobs page."),
        new("the consent record is as it was written", "select string_agg(distinct coalesce('case ' || case_id, 'place ' || place || ' of realm ' || realm_id, 'place ' || place), ', ') from accounts_consent_faults()",
            cases => cases is string altered ? $"Somebody altered it past the application, in {altered}: compare with a backup." : null),
        new("no mail was given up", "select count(*) from platform_mails where failed_at is not null",
            failed => failed is 0L ? null : $"{failed} mails could not be sent: see the operators' mail page."),
        new("the clocks agree", "select abs(extract(epoch from clock_timestamp() - $1::timestamptz))::float8",
            seconds => seconds is < 5.0 ? null : $"This machine and the database differ by {seconds:N0} s: set the clocks by NTP."),
    ];

    public static Command Create()
    {
        var schema = new Option<bool>("--schema") { Description = "Tell which index serves each question that must be answered fast, and nothing else." };
        var doctor = new Command("doctor", "Look for what commonly goes wrong.") { schema };
        doctor.SetAction((parsed, stop) => parsed.GetValue(schema) ? ReportSchema(parsed, stop) : Examine(parsed, stop));
        return doctor;
    }

    private static async Task<int> ReportSchema(ParseResult parsed, CancellationToken stop)
    {
        await using var opened = await OpenedDatabase.Open(parsed, Console.Error.WriteLine, stop);
        Console.WriteLine($"data: {opened.Where}");
        var sick = TellOfMigrations(await Waiting(opened, stop));
        return await SchemaLines.Tell(opened.Databases.Owner, Console.Out, stop) | sick ? 1 : 0;
    }

    private static async Task<int> Examine(ParseResult parsed, CancellationToken stop)
    {
        await using var opened = await OpenedDatabase.Open(parsed, Console.Error.WriteLine, stop);
        Console.WriteLine($"data: {opened.Where}");
        var waiting = await Waiting(opened, stop);
        var sick = TellOfMigrations(waiting);
        sick |= Tell("pages have their styles and scripts", Directory.Exists(Path.Combine(QuestoryApp.WebRoot(), "dist")) ? null : "Build once with Node 20 installed: dotnet build.");
        sick |= Tell("the data folder can be written", FolderFault(opened.DataFolder));
        if (waiting == 0)
            foreach (var check in Checks)
                sick |= Tell(check.What, await FaultOf(check, opened.Databases, stop));
        if (waiting == 0)
            sick |= await TellOfMail(opened, stop);
        return sick ? 1 : 0;
    }

    private static async Task<int> Waiting(OpenedDatabase opened, CancellationToken stop) =>
        (await opened.Migrator(Console.Error.WriteLine).Status(stop)).Count(migration => migration.AppliedAt is null);

    private static bool TellOfMigrations(int waiting) =>
        Tell("the schema is up to date", waiting == 0 ? null : $"{waiting} migrations wait: run questory migrate up.");

    private static async Task<bool> TellOfMail(OpenedDatabase opened, CancellationToken stop)
    {
        SmtpServer? server = null;
        await CommandHosting.Use(opened, async (services, cancel) =>
        {
            server = await services.GetRequiredService<MailServer>().Current(cancel);
            return 0;
        }, stop);
        return server is null
            ? Tell("mail waits in the outbox, since no mail server is set", null)
            : Tell($"the mail server {server.Host}:{server.Port} answers", await SmtpSession.FaultOf(server, stop));
    }

    private static async Task<string?> FaultOf(Check check, Databases databases, CancellationToken stop)
    {
        // An owner without superuser rights is held by forced policies too, and would find every queue empty.
        await using var connection = await databases.Owner.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using (var scope = new NpgsqlCommand("set local app.scope = 'system'", connection))
            await scope.ExecuteNonQueryAsync(stop);
        await using var command = new NpgsqlCommand(check.Sql, connection);
        if (check.Sql.Contains("$1"))
            command.Parameters.Add(new NpgsqlParameter { Value = DateTime.UtcNow });
        return check.Fault(await command.ExecuteScalarAsync(stop) is { } found and not DBNull ? found : null);
    }

    private static string? FolderFault(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"{failure.Message} Choose another folder with --data DIR, or give it to the account that runs Questory.";
        }
    }

    private static bool Tell(string what, string? fault)
    {
        Console.WriteLine(fault is null ? $"  ok    {what}" : $"  FAIL  {what}: {fault}");
        return fault is not null;
    }
}
