using System.Text;

namespace Questory.Platform.Embedded;

/// <summary>The settings Questory gives its server, written anew at every start as <c>questory.conf</c>.</summary>
/// <param name="SocketFolder">Where the Unix socket lies; null to listen on 127.0.0.1.</param>
/// <param name="Port">On Unix only a part of the socket's name.</param>
internal sealed record ServerSettings(string? SocketFolder, int Port, string LogFolder, EmbeddedPostgresOptions Options)
{
    public const string FileName = "questory.conf";

    /// <summary>What <c>postgresql.conf</c> holds; a line that an operator adds below the include wins.</summary>
    public const string MainFile = $"# Questory writes its settings into {FileName} at every start.\n# Your own settings, which win, go below the next line.\ninclude = '{FileName}'\n";

    public string Text()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20;
        var text = new StringBuilder("# Written by Questory at every start: put your own settings into postgresql.conf.\n");
        void Set(string name, object value) => text.Append($"{name} = '{value.ToString()!.Replace("'", "''")}'\n");

        Set("listen_addresses", SocketFolder is null ? "127.0.0.1" : "");
        Set("port", Port);
        Set("unix_socket_directories", SocketFolder ?? "");
        if (!OperatingSystem.IsWindows())
            Set("unix_socket_permissions", "0700");
        Set("max_connections", Options.MaxConnections);
        Set("password_encryption", "scram-sha-256");

        // An eighth of the memory: the application runs on the same machine.
        Set("shared_buffers", $"{(Options.Durable ? Math.Clamp(memory / 8, 32, 512) : 64)}MB");
        Set("effective_cache_size", $"{Math.Max(memory / 2, 128)}MB");
        Set("work_mem", "8MB");
        Set("maintenance_work_mem", "64MB");
        Set("random_page_cost", "1.1");
        Set("jit", "off");

        var durable = Options.Durable ? "on" : "off";
        Set("fsync", durable);
        Set("synchronous_commit", durable);
        Set("full_page_writes", durable);
        Set("autovacuum", durable);
        Set("wal_level", Options.Durable ? "replica" : "minimal");
        Set("max_wal_senders", Options.Durable ? 10 : 0);
        Set("wal_compression", durable);
        Set("max_wal_size", "1GB");

        // One file per day of the week, so that the log cannot fill the disk in years of running.
        Set("logging_collector", "on");
        Set("log_directory", LogFolder);
        Set("log_filename", "postgres-%a.log");
        Set("log_rotation_age", "1d");
        Set("log_rotation_size", "0");
        Set("log_truncate_on_rotation", "on");
        Set("log_checkpoints", "off");
        Set("log_line_prefix", "%m [%p] %u@%d ");
        Set("log_timezone", "UTC");
        Set("timezone", "UTC");
        Set("lc_messages", "C");
        return text.ToString();
    }

    /// <summary>Who may connect: on the private socket whoever can reach it, on loopback whoever has the password.</summary>
    public string Access() => SocketFolder is null
        ? "host all all 127.0.0.1/32 scram-sha-256\n"
        : "local all all trust\n";
}
