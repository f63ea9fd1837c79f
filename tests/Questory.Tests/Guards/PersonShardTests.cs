using Questory.Tests.Testing;

namespace Questory.Tests.Guards;

/// <summary>The schema can be spread by person as it is: whatever belongs to one person and grows with use is keyed by the account
/// first, and nothing of it reaches past that person. So one learner's answer stays a transaction of one shard.</summary>
public sealed class PersonShardTests(TestWorld world) : IClassFixture<TestWorld>
{
    /// <summary>Tables that name an account and are keyed otherwise, each with its reason; the list may only shrink.</summary>
    private static readonly Dictionary<string, string> KeyedOtherwise = new()
    {
        ["platform_audit"] = "deeds are read by realm and by day, and go by month; whoever did it is only noted",
        ["platform_files"] = "a file belongs to its realm, whoever uploaded it",
        ["platform_mails"] = "a line that is worked off and emptied; mail goes to addresses of nobody yet as well",
    };

    /// <summary>Unique across people, each with its reason.</summary>
    private static readonly Dictionary<string, string> UniqueOtherwise = new()
    {
        ["accounts_children_case_id_key"] = "random; the consent record knows a child by nothing else",
        ["accounts_consent_links_token_hash_key"] = "random and found before it is known who asks",
        ["accounts_sessions_token"] = "random and found before it is known who asks",
    };

    [Fact]
    public async Task What_belongs_to_a_person_is_keyed_by_the_person_first()
    {
        var tables = await Lines("""
            select c.relname, coalesce((select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary), '')
            from pg_class c where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
              and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped)
            """);
        Assert.True(tables.Count > 20, "The guard found hardly any tables: it looks in the wrong place.");
        Assert.Equal(KeyedOtherwise.Keys.Order(), tables.Where(table => table.Is != "account_id").Select(table => table.Table).Order());
    }

    [Fact]
    public async Task What_is_unique_among_a_persons_rows_names_the_person()
    {
        var rules = await Lines("""
            select c.relname, ix.relname from pg_index i join pg_class c on c.oid = i.indrelid join pg_class ix on ix.oid = i.indexrelid
            where i.indisunique and not c.relispartition and c.relnamespace = 'public'::regnamespace
              and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped)
              and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'account_id' and a.attnum = any(i.indkey))
            """);
        Assert.Equal(UniqueOtherwise.Keys.Order(), rules.Where(rule => !KeyedOtherwise.ContainsKey(rule.Table)).Select(rule => rule.Is).Order().ToArray());
    }

    [Fact]
    public async Task Keys_between_a_persons_rows_name_the_person_on_both_sides()
    {
        var keys = await Lines("""
            with mine as (select c.oid, a.attnum from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
                          where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace)
            select k.conrelid::regclass::text, k.conname from pg_constraint k join mine here on here.oid = k.conrelid join mine there on there.oid = k.confrelid
            where k.contype = 'f' and k.conparentid = 0 and not (here.attnum = any(k.conkey) and there.attnum = any(k.confkey))
            """);
        Assert.Equal([], keys.Where(key => !KeyedOtherwise.ContainsKey(key.Table)).Select(key => key.Is).ToArray());
    }

    private async Task<List<(string Table, string Is)>> Lines(string sql)
    {
        await using var command = world.Owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<(string, string)>();
        while (await reader.ReadAsync())
            lines.Add((reader.GetString(0), reader.GetString(1)));
        return lines;
    }
}
