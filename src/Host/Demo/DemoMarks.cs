using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Questory.Platform.Modules;

namespace Questory.Host.Demo;

/// <summary>By which build of the program, and from which files, each demo realm was filled.</summary>
internal sealed class DemoMarks(NpgsqlDataSource owner, ModuleCatalog modules)
{
    private readonly string program = string.Join(' ', modules.Assemblies.Append(Assembly.GetExecutingAssembly())
        .Select(assembly => assembly.ManifestModule.ModuleVersionId).Order());

    public string Of(DemoRealm realm)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(program));
        foreach (var file in Directory.GetFiles(realm.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(realm.Folder, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public async Task<Dictionary<string, string>> Read(CancellationToken stop)
    {
        await using var command = owner.CreateCommand("select slug, mark from platform_demo_marks");
        await using var reader = await command.ExecuteReaderAsync(stop);
        var marks = new Dictionary<string, string>();
        while (await reader.ReadAsync(stop))
            marks[reader.GetString(0)] = reader.GetString(1);
        return marks;
    }

    public async Task Write(DemoRealm realm, CancellationToken stop)
    {
        await using var command = owner.CreateCommand(
            "insert into platform_demo_marks (slug, mark) values ($1, $2) on conflict (slug) do update set mark = excluded.mark");
        command.Parameters.Add(new() { Value = realm.Slug });
        command.Parameters.Add(new() { Value = Of(realm) });
        await command.ExecuteNonQueryAsync(stop);
    }
}
