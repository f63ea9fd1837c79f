using System.Net;
using Npgsql;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Tests.Accounts.Family;
using Questory.Tests.Groups;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Privacy;

/// <summary>The same order for what a child does besides playing, and for everybody else's word that shuts it out.</summary>
public sealed class ShutOutMeanwhileTests(TestWorld world) : IClassFixture<TestWorld>
{
    public static TheoryData<string> Deeds => ["preferences", "notices", "read", "favourite", "board face", "presence", "join", "accept", "leave", "leave class"];

    [Theory, MemberData(nameof(Deeds)), Row("AE-020"), Row("AE-072")]
    public async Task What_was_let_in_just_before_consent_is_gone_is_refused_and_leaves_nothing(string deed)
    {
        var (kid, _) = await Kid.Active(world);
        var child = new TestPerson(new(kid.Id), kid.Email, "kids", (await kid.Person.SignIn()).Http, "");
        var elsewhere = await world.People.NewAdmin("other");
        await world.Execute("update realms_realms set joining = 'open' where slug = 'other'");
        var code = (await elsewhere.Http.Tell(elsewhere.At("/invitations"), new { max_uses = 5 })).Is(HttpStatusCode.Created).Of("code");
        var group = await (await world.People.NewTeacher()).NewClass();
        (await child.Join(group.Code)).Is(HttpStatusCode.Created);
        var before = await Kept(kid.Id);

        await using var connection = await world.Owner.OpenConnectionAsync();
        await using var word = await connection.BeginTransactionAsync();
        await Say(word, "select pg_advisory_xact_lock(hashtextextended('accounts.let_in' || $1::uuid::text, 0))", kid.Id);
        var late = Send(child, deed, code, group.Id);
        await Waited(late);
        await Say(word, "update accounts_children set consent_given_at = null, withdrawn_at = now() where account_id = $1", kid.Id);
        await Say(word, "update accounts_accounts set status = 'suspended' where id = $1", kid.Id);
        await word.CommitAsync();
        (await late).Is(HttpStatusCode.Forbidden);
        Assert.Equal(before, await Kept(kid.Id));
    }

    public static TheoryData<string> Words => ["suspended", "suspended everywhere", "deleted", "deleted by an admin", "in need of consent", "made younger", "consent age"];

    [Theory, MemberData(nameof(Words)), Row("AE-005"), Row("AE-021")]
    public async Task Whoever_shuts_a_child_out_waits_for_what_it_is_just_doing(string how)
    {
        var (admin, op, parent) = (await world.People.NewAdmin(), await world.People.NewOperator(), await world.NewParent());
        await FreeTeens(admin, true);
        var teen = await Kid.SignUp(world, age: 13);
        await teen.Confirm();
        await world.Execute("update accounts_children set guardian_id = $2 where account_id = $1", teen.Id, parent.Id.Value);
        Assert.Equal("active", await teen.Status());

        await using var connection = await world.Owner.OpenConnectionAsync();
        await using var writing = await connection.BeginTransactionAsync();
        await using (var batch = new NpgsqlBatch(connection, writing))
            await batch.HoldLetIn([new AccountId(teen.Id)]).ExecuteNonQueryAsync();
        if (how == "consent age")
            await FreeTeens(admin, false);
        var word = how switch
        {
            "suspended" => admin.Http.Do(HttpMethod.Put, admin.At($"/people/{teen.Id}/suspension"), new { reason = "Asked to" }),
            "suspended everywhere" => op.Http.Do(HttpMethod.Put, $"/api/accounts/{teen.Id}/suspension", new { reason = "Asked to" }),
            "deleted" => parent.Http.Do(HttpMethod.Delete, teen.At()),
            "deleted by an admin" => admin.Http.Tell(admin.At($"/people/{teen.Id}/deletion"), new { reason = "Asked to" }),
            "in need of consent" => admin.Http.Do(HttpMethod.Patch, admin.At($"/families/{teen.Id}"), new { requires_consent = true }),
            "made younger" => parent.Http.Do(HttpMethod.Patch, teen.At(), new { age = 12 }),
            _ => op.Http.Tell("/api/jobs/runs"),
        };
        await Waited(how == "consent age" ? Task.Delay(TimeSpan.FromSeconds(20)) : word);
        Assert.Equal("active", await teen.Status());
        await writing.CommitAsync();
        var said = await word;
        Assert.True((int)said.Status is 200 or 204, said.Text);
        await world.RunDueJobs();
        Assert.NotEqual("active", await teen.Status());
    }

    private static async Task FreeTeens(TestPerson admin, bool free) => (await admin.Http.Do(HttpMethod.Put, admin.At("/settings"),
        new { values = new Dictionary<string, object> { ["accounts.teens_without_consent"] = free } })).Is(HttpStatusCode.NoContent);

    private static Task<Answer> Send(TestPerson child, string deed, string code, Guid group) => deed switch
    {
        "preferences" => child.Http.Do(HttpMethod.Patch, "/api/account/preferences", new { display_name = "Quick Fox", sound_enabled = false }),
        "notices" => child.Http.Do(HttpMethod.Patch, "/api/account/notices", new { achievement_alerts = false }),
        "read" => child.Http.Do(HttpMethod.Put, child.At("/notices/reading")),
        "favourite" => child.Http.Do(HttpMethod.Put, child.At($"/progress/achievements/{Guid.NewGuid()}/favourite")),
        "board face" => child.Http.Do(HttpMethod.Put, child.At("/progress/me/board-face"), new { face = "hidden" }),
        "presence" => child.Http.Tell(child.At("/progress/me/presence")),
        "join" => child.Http.Do(HttpMethod.Put, "/api/realms/other/membership"),
        "accept" => child.Http.Tell($"/api/invitations/{code}/acceptance"),
        "leave" => child.Http.Do(HttpMethod.Delete, child.At("/membership")),
        _ => child.Http.Do(HttpMethod.Delete, child.At($"/groups/{group}/membership")),
    };

    /// <summary>Until somebody stands in the queue of a lock; not for ever.</summary>
    private async Task Waited(Task request)
    {
        while (await world.Scalar<long>("select count(*) from pg_stat_activity where wait_event = 'advisory' and datname = current_database()") == 0)
        {
            Assert.False(request.IsCompleted, "Nobody waited.");
            await Task.WhenAny(Task.Delay(10), request);
        }
    }

    private static async Task Say(NpgsqlTransaction word, string sql, Guid child)
    {
        await using var command = new NpgsqlCommand(sql, word.Connection, word);
        command.Parameters.Add(new() { Value = child });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Every row of the child's, with its content, but for what the word itself changes.</summary>
    private Task<string?> Kept(Guid child) => world.Scalar<string>("""
        select concat_ws(' ', (select concat_ws(',', display_name, theme_preference, sound_enabled, notifications_enabled) from accounts_accounts where id = $1), (
            select string_agg(query_to_xml(format('select * from %I where account_id = %L order by 1, 2', c.table_name, $1::uuid), false, true, '')::text, ' ' order by c.table_name)
            from information_schema.columns c join pg_class r on r.relname = c.table_name and r.relkind in ('r', 'p') and not r.relispartition
            where c.table_schema = 'public' and c.column_name = 'account_id' and c.table_name not in ('platform_outbox', 'accounts_children', 'accounts_sessions')))
        """, child);
}
