using System.Xml.Linq;
using Questory.Tests.Testing;

namespace Questory.Tests.Guards;

/// <summary>Project references and foreign keys point only to lower rooms, in the order of Modules.cs.</summary>
public sealed class RoomOrderTests(TestWorld world) : IClassFixture<TestWorld>
{
    private static List<string> Rooms { get; } = [.. Questory.Host.Modules.All.Modules.Select(module => module.Name)];

    [Fact]
    public void Projects_know_only_lower_rooms()
    {
        var projects = Repository.Files("src/Modules", ".csproj").ToList();
        Assert.True(projects.Count >= 2, "The guard found hardly any rooms.");
        var upward = from project in projects
                     let room = NameOf(project)
                     from reference in XDocument.Load(project).Descendants("ProjectReference").Select(r => NameOf(r.Attribute("Include")!.Value))
                     where reference != "platform" && Rooms.IndexOf(reference) >= Rooms.IndexOf(room)
                     select $"{room} → {reference}";
        Assert.Empty(upward);
    }

    [Fact]
    public async Task Foreign_keys_point_only_to_lower_rooms()
    {
        var keys = await ForeignKeys();
        Assert.True(keys.Count > 10, "The guard found hardly any foreign keys.");
        // The spine's own lines name people and realms: see the record on foreign keys of the spine.
        var upward = keys.Where(key => key.From != "platform"
            ? Rooms.IndexOf(key.To) > Rooms.IndexOf(key.From)
            : key.To is not ("accounts" or "realms" or "platform"));
        Assert.Empty(upward);
    }

    [Fact]
    public async Task Every_table_carries_its_rooms_name()
    {
        await using var command = world.Owner.CreateCommand("select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations'");
        await using var reader = await command.ExecuteReaderAsync();
        var homeless = new List<string>();
        while (await reader.ReadAsync())
            if (reader.GetString(0).Split('_')[0] is var room && room != "platform" && !Rooms.Contains(room))
                homeless.Add(reader.GetString(0));
        Assert.Empty(homeless);
    }

    private async Task<List<(string From, string To)>> ForeignKeys()
    {
        await using var command = world.Owner.CreateCommand(
            "select split_part(conrelid::regclass::text, '_', 1), split_part(confrelid::regclass::text, '_', 1) from pg_constraint where contype = 'f' and conparentid = 0");
        await using var reader = await command.ExecuteReaderAsync();
        var keys = new List<(string, string)>();
        while (await reader.ReadAsync())
            keys.Add((reader.GetString(0), reader.GetString(1)));
        return keys;
    }

    private static string NameOf(string project) => Path.GetFileNameWithoutExtension(project.Replace('\\', '/')).Replace("Questory.", "").ToLowerInvariant();
}
