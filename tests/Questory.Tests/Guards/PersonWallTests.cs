using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Slices;
using Questory.Tests.Accounts.Privacy;
using Questory.Tests.Testing;
using System.Reflection;

namespace Questory.Tests.Guards;

/// <summary>The wall between people holds in PostgreSQL itself, whatever a query forgets.</summary>
public sealed class PersonWallTests(TestWorld world) : IClassFixture<TestWorld>
{
    /// <summary>Tables that name a person and are walled otherwise, each with its reason; every other one ends its migration with
    /// <c>call platform_person_table('…')</c>.</summary>
    private static readonly Dictionary<string, string> WalledOtherwise = new()
    {
        ["platform_files"] = "a file of the realm is shown to its members, whoever uploaded it",
        ["platform_audit"] = "a deed is read by those who look after deeds, not by whoever did it",
        ["platform_mails"] = "written by the system and read with the realm's or installation's mail",
        ["accounts_children"] = "the parent reads it by its own column",
    };

    [Fact, Row("AE-076")]
    public async Task A_persons_connection_selects_its_own_account_and_changes_no_others()
    {
        var (a, b) = (await world.People.NewLearner(), await world.People.NewLearner());
        await using (var connection = await Context.Of(world, a.Id, realm: "kids"))
        {
            Assert.Equal(1L, await connection.Scalar<long>("select count(*) from accounts_accounts"));
            Assert.Equal(a.Id.Value, await connection.Scalar<Guid>("select id from accounts_accounts"));
            Assert.Equal(0, await connection.Execute("update accounts_accounts set sound_enabled = false where id = $1", b.Id.Value));
            Assert.Equal(1, await connection.Execute("update accounts_accounts set sound_enabled = false"));
            Assert.Equal(0, await connection.Execute("delete from accounts_accounts"));
        }
        await using (var nobody = await Context.Of(world, null, scope: ""))
            Assert.Equal(0L, await nobody.Scalar<long>("select count(*) from accounts_accounts"));
        // Even a slice that shows everybody of the realm reads names, not accounts.
        await using var among = await Context.Of(world, a.Id, "realm", "kids");
        Assert.Equal(1L, await among.Scalar<long>("select count(*) from accounts_accounts"));
        Assert.True(await among.Scalar<long>("select count(*) from accounts_people") > 1);
        Assert.Equal(1L, await among.Scalar<long>("select count(*) from accounts_addresses"));
    }

    [Fact, Row("AE-076"), Row("AE-023")]
    public async Task A_parents_connection_reads_the_rows_of_its_own_children_and_writes_none()
    {
        var (parent, child, other) = (await world.People.New("kids", "parent"), await world.People.NewLearner(), await world.People.NewLearner());
        await Family.Link(world, parent, child);
        foreach (var person in (TestPerson[])[child, other])
            await world.Execute("insert into progress_persons select $1, id, 120, 2, 226, 0, 0, null, 'named', now(), now() from realms_realms where slug = 'kids'", person.Id.Value);
        await using var connection = await Context.Of(world, parent.Id, realm: "kids");
        Assert.Equal([child.Id.Value, parent.Id.Value], (await connection.Scalar<Guid[]>("select array_agg(id) from accounts_accounts"))!.OrderBy(id => id != child.Id.Value));
        Assert.Equal(child.Id.Value, await connection.Scalar<Guid>("select account_id from progress_persons"));
        Assert.Equal(0, await connection.Execute("update accounts_accounts set display_name = 'Taken over' where id = $1", child.Id.Value));
        Assert.Equal(0, await connection.Execute("update progress_persons set total_xp = 1000"));
        Assert.Equal(0, await connection.Execute("delete from progress_persons"));
        // Within another realm the child's rows of this one are not there; outside of all, they are.
        await using (var elsewhere = await Context.Of(world, parent.Id, realm: "other"))
            Assert.Equal(0L, await elsewhere.Scalar<long>("select count(*) from progress_persons"));
        await using var outside = await Context.Of(world, parent.Id);
        Assert.Equal(1L, await outside.Scalar<long>("select count(*) from progress_persons"));
        Assert.Equal(0L, await outside.Scalar<long>("select count(*) from accounts_links where account_id = $1", child.Id.Value));
    }

    [Fact, Row("AE-076")]
    public async Task Those_whose_works_are_committed_together_reach_each_others_rows_and_nobody_elses()
    {
        var (a, b, other) = (await world.People.NewLearner(), await world.People.NewLearner(), await world.People.NewLearner());
        foreach (var person in (TestPerson[])[a, b, other])
            await world.Execute("insert into progress_persons select $1, id, 120, 2, 226, 0, 0, null, 'named', now(), now() from realms_realms where slug = 'kids'", person.Id.Value);
        await using (var together = await Context.Of(world, null, "company", "kids", a.Id, b.Id))
        {
            Assert.Equal(2L, await together.Scalar<long>("select count(*) from progress_persons"));
            Assert.Equal(2, await together.Execute("update progress_persons set total_xp = total_xp + 1"));
            Assert.Equal(0L, await together.Scalar<long>("select count(*) from accounts_accounts"));
            Assert.Equal(0L, await together.Scalar<long>("select count(*) from accounts_sessions"));
            var refused = await Assert.ThrowsAsync<PostgresException>(() => together.Execute(
                "insert into progress_presence select $1, id, 0, now() from realms_realms where slug = 'kids'", other.Id.Value));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
        foreach (var (realm, company) in ((string?, AccountId[])[])[("other", [a.Id, b.Id]), (null, [a.Id, b.Id]), ("kids", [])])
        {
            await using var nothing = await Context.Of(world, null, "company", realm, company);
            Assert.Equal(0L, await nothing.Scalar<long>("select count(*) from progress_persons"));
        }
        // The list says nothing in any other scope.
        await using var own = await Context.Of(world, a.Id, "own", "kids", b.Id);
        Assert.Equal(1L, await own.Scalar<long>("select count(*) from progress_persons"));
    }

    [Fact, Row("AE-076"), Row("AE-001")]
    public async Task Of_the_own_account_a_person_changes_only_what_is_theirs_to_change()
    {
        var person = await world.People.NewLearner();
        foreach (var forbidden in (string[])["email = 'new@x.org'", "status = 'suspended'", "is_operator = true", "email_verified_at = null", "deleted_at = now()"])
        {
            await using var connection = await Context.Of(world, person.Id);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.Execute($"update accounts_accounts set {forbidden}"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact, Row("AE-076"), Row("AE-011")]
    public async Task Of_its_own_account_a_child_changes_no_more_than_its_preferences()
    {
        var (parent, child) = (await world.People.New("kids", "parent"), await world.People.NewLearner());
        await Family.Link(world, parent, child);
        foreach (var ofGrownUps in (string[])["first_name = 'Somebody'", "last_name = 'Else'", "bio = 'I live at'", "grown_up_at = now()"])
        {
            await using (var grownUp = await Context.Of(world, parent.Id))
                Assert.Equal(1, await grownUp.Execute($"update accounts_accounts set {ofGrownUps}"));
            await using var own = await Context.Of(world, child.Id);
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => own.Execute($"update accounts_accounts set {ofGrownUps}"))).SqlState);
        }
        await using var preferences = await Context.Of(world, child.Id);
        Assert.Equal(1, await preferences.Execute("update accounts_accounts set display_name = 'Quick Fox', theme_preference = 'dark', sound_enabled = false, notifications_enabled = false"));
    }

    [Fact]
    public async Task Every_table_that_names_a_person_is_walled()
    {
        var tables = await Tables();
        Assert.True(tables.Count >= 20, "The guard found hardly any tables of people.");
        foreach (var table in tables)
            Assert.True(await world.Scalar<bool>($"""
                select relrowsecurity and relforcerowsecurity and {(WalledOtherwise.ContainsKey(table) ? "exists (select from pg_policy where polrelid = c.oid)" : """
                    4 = (select count(*) from pg_policy where polrelid = c.oid and polname in ('person_read', 'person_add', 'person_change', 'person_remove'))
                    """)}
                from pg_class c where oid = $1::regclass
                """, table), $"{table} lacks the wall between people: end its migration with call platform_person_table('{table}').");
        Assert.Empty(WalledOtherwise.Keys.Except(tables));
    }

    [Fact]
    public async Task No_row_of_another_person_is_seen_or_touched()
    {
        var (a, b) = (await world.People.NewLearner(), await world.People.NewLearner());
        await a.Http.PutAsJsonAsync("/api/account/profile", new { bio = "Me" });
        var seen = 0L;
        await using var connection = await Context.Of(world, b.Id, realm: "kids");
        foreach (var table in (await Tables()).Except(["platform_files"]))
        {
            seen += await world.Scalar<long>($"select count(*) from {table}");
            Assert.Equal(0L, await connection.Scalar<long>($"select count(*) from {table} where account_id is distinct from $1", b.Id.Value));
        }
        Assert.True(seen > 0, "There was nothing to hide.");
    }

    [Fact]
    public void Every_slice_that_reaches_further_says_why()
    {
        var reaches = world.Services.GetRequiredService<SliceCatalog>().All.Keys
            .Select(slice => (slice, reach: slice.GetCustomAttribute<ReachAttribute>())).Where(found => found.reach is not null).ToList();
        Assert.True(reaches.Count > 10, "The guard found hardly any slices that reach further.");
        Assert.All(reaches, found => Assert.True(found.reach!.Reason.Length > 10, $"{found.slice.Name} says too little."));
    }

    private async Task<List<string>> Tables()
    {
        await using var command = world.Owner.CreateCommand("""
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables;
    }
}
