using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform;
using Questory.Platform.Files;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Privacy;

public sealed class DeletionTests(TestWorld world) : IClassFixture<TestWorld>
{
    private const string FirstName = "Wilhelmine", DisplayName = "Zebra Otter 4711";

    [Fact, Row("AE-024"), Row("AE-073")]
    public async Task After_the_purge_no_table_and_no_file_holds_anything_of_the_child()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var (parent, child) = await Furnished(own);
        var caseId = await own.Scalar<Guid>("select case_id from accounts_children where account_id = $1", child.Id.Value);
        string[] traces = [child.Id.ToString(), child.Email, FirstName, DisplayName, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(child.Email)))];
        var before = await Dump.Of(own);
        Assert.All(traces, trace => Assert.Contains(trace, before, StringComparison.OrdinalIgnoreCase));

        var deleted = await parent.Http.DeleteAsync(parent.At($"/family/children/{child.Id}"));
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        // At once: nobody's session, nobody's sight.
        Assert.Equal(HttpStatusCode.Unauthorized, (await child.Http.GetAsync("/api/account")).StatusCode);
        Assert.Equal(0L, await own.Scalar<long>("select count(*) from accounts_sessions where account_id = $1 and ended_at is null", child.Id.Value));
        var other = await own.People.NewLearner();
        Assert.DoesNotContain(DisplayName, await other.Http.GetStringAsync(other.At("/progress/leaderboard")));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync(other.At($"/progress/members/{child.Id}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await parent.Http.GetAsync(parent.At($"/family/children/{child.Id}/export"))).StatusCode);

        own.Clock.Advance(TimeSpan.FromDays(29));
        await own.RunDueJobs();
        Assert.Contains(child.Email, await Dump.Of(own));
        own.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(1));
        await own.RunDueJobs();
        var after = await Dump.Of(own);
        Assert.All(traces, trace => Assert.DoesNotContain(trace, after, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Files(own), file => file.Contains(child.Id.ToString()) || File.ReadAllText(file).Contains("child's picture"));

        Assert.Equal(["deletion_asked", "purged"], (await own.Scalar<string[]>("select array_agg(kind order by seq) from accounts_consent_lines where case_id = $1", caseId))!);
        Assert.Equal(0L, await own.Scalar<long>("select count(*) from accounts_consent_faults()"));
        // Who deleted is still known, under the pseudonym.
        Assert.Equal(1L, await own.Scalar<long>("select count(*) from platform_audit where action = 'delete account' and object_id = $1 and account_id = $2", caseId, parent.Id.Value));
        var anew = await own.Anonymous().PostAsJsonAsync("/api/accounts", new { email = child.Email, display_name = "Somebody new", password = "correct horse battery" });
        Assert.Equal(HttpStatusCode.Created, anew.StatusCode);
    }

    [Fact, Row("AE-024"), Row("AE-005")]
    public async Task The_setting_zero_erases_at_once_and_a_second_deletion_finds_nobody()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var admin = await own.People.NewAdmin();
        var set = await admin.Http.PutAsJsonAsync(admin.At("/settings"), new { values = new Dictionary<string, object> { ["accounts.purge_days"] = 0 } });
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
        var (parent, child) = (await own.People.New("kids", "parent"), await own.People.NewLearner());
        await Family.Link(own, parent, child);
        Assert.Equal(HttpStatusCode.OK, (await parent.Http.DeleteAsync(parent.At($"/family/children/{child.Id}"))).StatusCode);
        Assert.Equal(0L, await own.Scalar<long>("select count(*) from accounts_accounts where id = $1", child.Id.Value));
        Assert.Equal(HttpStatusCode.NotFound, (await parent.Http.DeleteAsync(parent.At($"/family/children/{child.Id}"))).StatusCode);
    }

    [Fact, Row("AE-024"), Row("AE-026")]
    public async Task A_grown_up_leaves_with_the_password_and_not_before_the_children()
    {
        var (parent, child) = (await Newcomer(), await world.People.NewLearner());
        await Family.Link(world, parent, child);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Leave(parent, "wrong one")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Leave(parent, Password)).StatusCode);
        await world.Execute("delete from accounts_children where account_id = $1", child.Id.Value);
        Assert.Equal(HttpStatusCode.OK, (await Leave(parent, Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await parent.Http.GetAsync("/api/account")).StatusCode);
        var refused = await world.Anonymous().PostAsJsonAsync("/api/tokens", new { email = parent.Email, password = Password });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact, Row("AE-024"), Row("AE-026")]
    public async Task A_realm_s_last_admin_stays_until_there_is_another_in_good_standing()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var (only, second) = (await WithPassword(own, "admin"), await WithPassword(own, "admin"));
        // One who is deleted and only waits for the purge is no other admin.
        Assert.Equal(HttpStatusCode.OK, (await Leave(second, Password)).StatusCode);
        var refused = await Leave(only, Password);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("last_admin", problem.GetProperty("code").GetString());
        Assert.Contains("make somebody else an admin", problem.GetProperty("detail").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await only.Http.DeleteAsync(only.At("/membership"))).StatusCode);
        Assert.Equal("active", await own.Scalar<string>("select status from accounts_accounts where id = $1", only.Id.Value));
        var heir = await own.People.NewLearner();
        Assert.Equal(HttpStatusCode.NoContent, (await only.Http.PutAsJsonAsync(only.At($"/members/{heir.Id}/roles"), new { roles = (string[])["admin"] })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Leave(only, Password)).StatusCode);
    }

    private const string Password = "correct horse battery";

    private static Task<HttpResponseMessage> Leave(TestPerson person, string password) => person.Http.SendAsync(
        new HttpRequestMessage(HttpMethod.Delete, "/api/account") { Content = JsonContent.Create(new { password }) });

    private Task<TestPerson> Newcomer() => WithPassword(world, "parent");

    private static async Task<TestPerson> WithPassword(TestWorld world, string role)
    {
        var person = await world.People.New("kids", role);
        await using var scope = world.Services.CreateAsyncScope();
        var hash = (await scope.ServiceProvider.GetRequiredService<Questory.Platform.Security.Passwords>().Hash(Password, CancellationToken.None)).Value;
        await world.Execute("update accounts_accounts set password_hash = $2 where id = $1", person.Id.Value, hash);
        return person;
    }

    /// <summary>A child that has left traces wherever it could.</summary>
    private static async Task<(TestPerson Parent, TestPerson Child)> Furnished(TestWorld own)
    {
        var (parent, child, admin) = (await own.People.New("kids", "parent"), await own.People.New("kids", "learner", "teacher"), await own.People.NewAdmin());
        await own.Execute("update accounts_accounts set first_name = $2, display_name = $3 where id = $1", child.Id.Value, FirstName, DisplayName);
        await Family.Link(own, parent, child);
        await Family.Answer(own, child, 3);
        await own.Execute("""
            insert into progress_earned_achievements (account_id, realm_id, achievement_id, earned_at, source)
            select p.account_id, p.realm_id, a.id, now(), 'test' from progress_persons p join progress_achievements a on a.realm_id = p.realm_id where p.account_id = $1
            on conflict do nothing
            """, child.Id.Value);
        await own.Execute("insert into platform_mails (id, account_id, recipient, kind, subject, body_text, body_html, created_at) values (gen_random_uuid(), $1, $2, 'badge', $3, $3, $3, now())",
            parent.Id.Value, parent.Email, $"{FirstName} has earned a badge");
        await own.Execute("insert into platform_idempotency_keys (account_id, key, operation, fingerprint, answer, created_at) values ($1, 'k', 'AddChild', '\\x00', $2::jsonb, now())",
            parent.Id.Value, JsonSerializer.Serialize(new { first_name = FirstName }));
        await own.Execute("insert into insights_events select $1, gen_random_uuid(), now(), id, 'lesson.open', $2::jsonb from realms_realms where slug = 'kids'",
            child.Id.Value, JsonSerializer.Serialize(new { by = FirstName }));
        for (var n = 0; n < 2; n++)
            await own.Anonymous().PostAsJsonAsync("/api/tokens", new { email = child.Email, password = "wrong one" });
        await own.Anonymous().PostAsJsonAsync("/api/password-resets/requests", new { email = child.Email });
        await admin.Http.PutAsJsonAsync(admin.At($"/people/{child.Id}/suspension"), new { reason = $"{FirstName} was rude" });
        await admin.Http.PutAsJsonAsync(admin.At($"/people/{child.Id}/reinstatement"), new { reason = "Said sorry" });
        await own.Execute("update accounts_sessions set ended_at = null where account_id = $1", child.Id.Value);
        await admin.Http.PostAsJsonAsync(admin.At("/invitations"), new { email = child.Email, roles = (string[])["learner"] });
        var blobs = own.Services.GetRequiredService<IBlobs>();
        var file = Guid.CreateVersion7();
        await own.Execute("insert into platform_files select $1, id, $2, 'me.png', 'image/png', 5, '\\x00', now() from realms_realms where slug = 'kids'", file, child.Id.Value);
        await blobs.Write(file.ToString(), new MemoryStream("the child's picture"u8.ToArray()), CancellationToken.None);
        Assert.Contains(Files(own), path => File.ReadAllText(path).Contains("child's picture"));
        return (parent, child);
    }

    private static string[] Files(TestWorld own)
    {
        var folder = Path.Combine(own.Services.GetRequiredService<Installation>().DataFolder, "files");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
    }
}
