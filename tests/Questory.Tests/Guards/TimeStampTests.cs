using System.Net.Http.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Guards;

/// <summary>updated_at moves by itself on every change of every table that has it, whatever the writer says.</summary>
public sealed class TimeStampTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-077")]
    public async Task Every_table_with_the_field_has_the_trigger()
    {
        Assert.True(await world.Scalar<long>("select count(*) from pg_attribute a join pg_class c on c.oid = a.attrelid where attname = 'updated_at' and relkind in ('r', 'p') and relnamespace = 'public'::regnamespace") >= 10);
        Assert.Null(await world.Scalar<string>("""
            select string_agg(c.relname, ', ') from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'updated_at' and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
              and not exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid where t.tgrelid = c.oid and p.proname = 'platform_touch' and t.tgenabled <> 'D')
            """));
    }

    [Fact, Row("AE-077")]
    public async Task Switching_sound_moves_updated_at_alone_and_a_clients_value_is_ignored()
    {
        var child = await world.People.NewLearner();
        var (created, updated) = (await At(child, "created_at"), await At(child, "updated_at"));
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await child.Http.PatchAsJsonAsync("/api/account/preferences", new { sound_enabled = false, updated_at = "1999-01-01T00:00:00Z", created_at = "1999-01-01T00:00:00Z" });
        Assert.Equal(created, await At(child, "created_at"));
        Assert.True(await At(child, "updated_at") >= updated + TimeSpan.FromMinutes(5));
        await using var connection = await Context.Of(world, child.Id);
        await connection.Execute("update accounts_accounts set updated_at = '1999-01-01Z', sound_enabled = true");
        Assert.NotEqual(1999, (await connection.Scalar<DateTime>("select updated_at from accounts_accounts")).Year);
    }

    private Task<DateTime> At(TestPerson person, string column) => world.Scalar<DateTime>($"select {column} from accounts_accounts where id = $1", person.Id.Value);
}
