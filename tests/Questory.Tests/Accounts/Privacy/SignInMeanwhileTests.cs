using System.Net;
using Npgsql;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Tests.Accounts.Family;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Privacy;

/// <summary>What the house notes of a child's coming and going, at the very moment its parent takes consent back or deletes it.</summary>
public sealed class SignInMeanwhileTests(TestWorld world) : IClassFixture<TestWorld>
{
    private static readonly string[] Deeds = ["wrong password", "sign in", "refresh", "sign out", "end session", "change password"];

    public static TheoryData<string, bool> All => [.. Deeds.SelectMany(deed => new (string, bool)[] { (deed, false), (deed, true) })];

    [Theory, MemberData(nameof(All)), Row("AE-020"), Row("AE-024"), Row("AE-072")]
    public async Task Whoever_comes_or_goes_while_a_parent_s_word_is_under_way_leaves_nothing_behind_it(string deed, bool deleted)
    {
        var admin = await world.People.NewAdmin();
        (await admin.Http.Do(HttpMethod.Put, admin.At("/settings"), new { values = new Dictionary<string, object> { ["accounts.purge_days"] = 0 } })).Is(HttpStatusCode.NoContent);
        var (kid, parent) = await Kid.Active(world, firstName: $"Walburga{string.Concat(Guid.NewGuid().ToString("N").Where(char.IsLetter))}");
        var (http, refresh) = await kid.Person.SignIn();
        await kid.Person.SignIn();
        var before = await Noted(kid);

        await using var connection = await world.Owner.OpenConnectionAsync();
        await using var writing = await connection.BeginTransactionAsync();
        await using (var batch = new NpgsqlBatch(connection, writing))
            await batch.HoldLetIn([new AccountId(kid.Id)]).ExecuteNonQueryAsync();
        var word = parent.Do(HttpMethod.Delete, kid.At(deleted ? "" : "/consent"));
        await InQueue(1, word);
        var late = Send(kid, http, refresh, deed);
        await InQueue(2, late);
        await writing.CommitAsync();
        (await word).Is(HttpStatusCode.OK);
        Assert.InRange((int)(await late).Status, 200, 499);

        if (!deleted)
        {
            Assert.Equal(before, await Noted(kid));
            Assert.Equal(0L, await world.Scalar<long>("select count(*) from accounts_sessions where account_id = $1 and ended_at is null", kid.Id));
            return;
        }
        var dump = await Dump.Of(world);
        foreach (var trace in new[] { kid.Email, kid.Id.ToString(), kid.FirstName })
            Assert.DoesNotContain(trace, dump, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<Answer> Send(Kid kid, HttpClient http, string refresh, string deed) => deed switch
    {
        "wrong password" => await kid.Person.TrySignIn("not the password"),
        "sign in" => await kid.Person.TrySignIn(),
        "refresh" => await world.Anonymous().Tell("/api/tokens/refresh", new { refresh_token = refresh }),
        "sign out" => await http.Do(HttpMethod.Delete, "/api/tokens"),
        "end session" => await http.Do(HttpMethod.Delete, $"/api/account/sessions/{await world.Scalar<Guid>("select id from accounts_sessions where account_id = $1 order by created_at desc limit 1", kid.Id)}"),
        _ => await http.Do(HttpMethod.Put, "/api/account/password", new { current_password = Newcomer.GoodPassword, new_password = "another Good 9 password" }),
    };

    private async Task InQueue(int people, Task request)
    {
        while (await world.Scalar<long>("select count(*) from pg_stat_activity where wait_event = 'advisory' and datname = current_database()") < people)
        {
            Assert.False(request.IsCompleted, "Nobody waited.");
            await Task.WhenAny(Task.Delay(10), request);
        }
    }

    /// <summary>The history of coming and going, and what the account itself says of it.</summary>
    private Task<string?> Noted(Kid kid) => world.Scalar<string>("""
        select concat_ws(' ', a.last_sign_in_at, a.last_sign_in_ip,
            (select string_agg(s::text, ' ' order by s.at, s.id) from accounts_sign_ins s where s.account_id = a.id), (select count(*) from accounts_sessions s where s.account_id = a.id),
            (select count(*) from platform_activity l where l.account_id = a.id or l.object_id = a.id), (select count(*) from platform_audit l where l.account_id = a.id or l.object_id = a.id))
        from accounts_accounts a where a.id = $1
        """, kid.Id);
}
