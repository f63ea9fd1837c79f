using System.Text;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Privacy;

/// <summary>Everything that a database holds, as text: each row of each table in each schema of ours.</summary>
internal static class Dump
{
    public static async Task<string> Of(TestWorld world)
    {
        var text = new StringBuilder();
        foreach (var table in await Strings(world, """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname in ('public', 'archive') order by 1
            """))
            foreach (var row in await Strings(world, $"select t::text from {table} t"))
                text.Append(table).Append(' ').AppendLine(row);
        Assert.True(text.Length > 10_000, "The dump holds hardly anything.");
        return text.ToString();
    }

    private static async Task<List<string>> Strings(TestWorld world, string sql)
    {
        await using var command = world.Owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
            found.Add(reader.GetString(0));
        return found;
    }
}
