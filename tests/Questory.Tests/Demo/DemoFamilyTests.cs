using Questory.Tests.Cli;
using Questory.Tests.Testing;

namespace Questory.Tests.Demo;

public sealed class DemoFamilyTests
{
    [Fact, Row("AE-073"), Row("AE-078")]
    public async Task The_demo_s_consent_stands_in_its_realm_s_record_once_however_often_it_is_loaded()
    {
        await using var database = await TestDatabases.Create();
        using var folder = new TemporaryFolder();
        for (var n = 0; n < 2; n++)
        {
            var loaded = await RunningHost.Run($"demo kids --data \"{folder.Path}\"", new Dictionary<string, string> { ["QUESTORY_DATABASE"] = database.ConnectionString });
            Assert.True(loaded.Code == 0, loaded.Output);
        }
        Assert.Equal("requested given requested", await database.Query("select string_agg(l.kind, ' ' order by l.place) from accounts_consent_lines l join realms_realms r on r.id = l.realm_id where r.slug = 'kids'"));
        // What others see of a demo child is no first name, its own or through its parent's name.
        Assert.Equal(0L, await database.Query("""
            select count(*) from accounts_children c join accounts_accounts child on child.id = c.account_id join accounts_accounts other on other.display_name ilike '%' || child.first_name || '%'
            """));
        Assert.Equal(3L, await database.Query("select count(*) from accounts_consent_lines"));
    }
}
