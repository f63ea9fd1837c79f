using Microsoft.Extensions.DependencyInjection;
using Questory.Accounts.Contracts;
using Questory.Tests.Testing;

namespace Questory.Tests.Guards;

/// <summary>Whatever is kept of a person is in the file they can take away, or there is a reason.</summary>
public sealed class PersonalDataTests(TestWorld world) : IClassFixture<TestWorld>
{
    private static readonly Dictionary<string, string> NotTold = new()
    {
        ["accounts_links"] = "tokens",
        ["accounts_consent_links"] = "tokens",
        ["accounts_spent_tokens"] = "tokens",
        ["accounts_guardian_invitations"] = "says only that the account was made by an invitation",
        ["platform_idempotency_keys"] = "answers given before, for a day",
        ["platform_outbox"] = "activities that are told already, until they are delivered",
        ["platform_audit"] = "what those with power did; it belongs to the realm's record",
        ["platform_mails"] = "lies with the person's mail provider, and holds links that are tokens",
        ["progress_rule_days"] = "how often a rule has paid today; the XP lines tell it",
    };

    [Fact, Row("AE-025")]
    public async Task Every_table_of_people_is_told_of_or_has_a_reason()
    {
        await using var scope = world.Services.CreateAsyncScope();
        var sections = scope.ServiceProvider.GetServices<IPersonalData>().ToList();
        Assert.True(sections.Count >= 7, "Hardly any room has a section.");
        Assert.Equal(sections.Count, sections.Select(section => section.Section).Distinct().Count());
        var told = sections.SelectMany(section => section.Tables).ToHashSet();
        var tables = new List<string>();
        await using var command = world.Owner.CreateCommand("""
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1
            """);
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(0));
        Assert.True(tables.Count > 20, "The guard found hardly any tables.");
        var silent = tables.Where(table => !told.Contains(table) && !NotTold.ContainsKey(table)).ToList();
        Assert.True(silent.Count == 0, $"Tell of {string.Join(", ", silent)} in an IPersonalData of its room, or give a reason here.");
        Assert.Empty(NotTold.Keys.Except(tables));
    }
}
