namespace Questory.Platform.Embedded;

/// <summary>
/// The system account PostgreSQL runs under. It refuses to run as root, so a Questory started by root lends it an
/// unprivileged account; otherwise it runs as whoever started Questory (<see cref="Name"/> is null).
/// </summary>
internal sealed record ServerAccount(string? Name)
{
    private static readonly string[] Candidates = ["questory", "postgres", "nobody"];

    /// <summary>
    /// Chooses the account for a cluster: its present owner, so that one start by root does not take the database
    /// away from the person it belongs to; for a new cluster the first of questory, postgres and nobody that exists.
    /// </summary>
    public static async Task<ServerAccount> For(string cluster, CancellationToken stop)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return new(Name: null);
        if (Directory.Exists(cluster) && await Owner(cluster, stop) is { } owner and not "root" && await Exists(owner, stop))
            return new(owner);
        foreach (var name in Candidates)
            if (await Exists(name, stop))
                return new(name);
        throw new Refusal("PostgreSQL does not run as root and this system has no account 'questory', 'postgres' or 'nobody' to lend it: "
            + "create one (useradd --system questory) or start Questory as an ordinary user.");
    }

    /// <summary>Gives a file or a folder with everything in it to the account.</summary>
    public async Task Own(string path, CancellationToken stop)
    {
        if (Name is null)
            return;
        var chown = await ChildProgram.Try("chown", ["-R", Name, path], user: null, stop);
        if (!chown.Succeeded)
            throw new Refusal($"Cannot give '{path}' to the account '{Name}' under which PostgreSQL runs ({chown.Words}): "
                + "choose another folder with --data DIR, or start Questory as an ordinary user.");
    }

    /// <summary>Whether the account can reach a folder: every folder above it must let it through.</summary>
    public async Task<bool> CanEnter(string folder, CancellationToken stop) =>
        Name is null || (await ChildProgram.Try("/bin/sh", ["-c", "cd -- \"$1\"", "sh", folder], Name, stop)).Succeeded;

    private static async Task<bool> Exists(string name, CancellationToken stop) =>
        (await ChildProgram.Try("id", ["-u", name], user: null, stop)) is { Succeeded: true } id && id.Output.Trim() != "0";

    private static async Task<string?> Owner(string path, CancellationToken stop)
    {
        string[] arguments = OperatingSystem.IsMacOS() ? ["-f", "%Su", path] : ["-c", "%U", path];
        var stat = await ChildProgram.Try("stat", arguments, user: null, stop);
        return stat.Succeeded ? stat.Output.Trim() : null;
    }
}
