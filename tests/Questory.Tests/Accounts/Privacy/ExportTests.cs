using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Privacy;

public sealed class ExportTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-025"), Row("AE-073")]
    public async Task A_childs_file_has_every_attempt_and_no_hash_or_token()
    {
        var (parent, child) = (await world.People.New("kids", "parent"), await world.People.NewLearner());
        await Family.Link(world, parent, child);
        await world.Execute("update accounts_accounts set first_name = 'Wilhelmine', password_hash = '$2b$12$abcdefghijklmnopqrstuv', last_sign_in_ip = '203.0.113.9' where id = $1", child.Id.Value);
        await Family.Answer(world, child, 12);

        var answer = await parent.Http.GetAsync(parent.At($"/family/children/{child.Id}/export"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        var text = await answer.Content.ReadAsStringAsync();
        var file = JsonDocument.Parse(text).RootElement;
        Assert.Equal(12, file.GetProperty("realms").GetProperty("kids").GetProperty("assessment").GetProperty("answers").GetArrayLength());
        Assert.Equal("Wilhelmine", file.GetProperty("account").GetProperty("account")[0].GetProperty("first_name").GetString());
        Assert.Equal(9, file.GetProperty("account").GetProperty("child")[0].GetProperty("age").GetInt32());
        Assert.Equal("kids", Assert.Single(file.GetProperty("realms").EnumerateObject()).Name);
        foreach (var secret in (string[])["$2b$", "hash", "token", "203.0.113.9", "ip_address", "user_agent"])
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1L, await world.Scalar<long>(
            "select count(*) from accounts_consent_lines l join accounts_children c on c.case_id = l.case_id where c.account_id = $1 and l.kind = 'exported' and l.adult_id = $2", child.Id.Value, parent.Id.Value));
    }

    [Fact, Row("AE-023"), Row("AE-025")]
    public async Task Nobody_takes_anothers_child_away_and_the_try_is_kept()
    {
        var (p, q, child) = (await world.People.New("kids", "parent"), await world.People.New("kids", "parent"), await world.People.NewLearner());
        await Family.Link(world, q, child);
        foreach (var path in (string[])["export", "log"])
            Assert.Equal(HttpStatusCode.NotFound, (await p.Http.GetAsync(p.At($"/family/children/{child.Id}/{path}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await p.Http.DeleteAsync(p.At($"/family/children/{child.Id}"))).StatusCode);
        Assert.Equal(3L, await world.Scalar<long>(
            "select count(*) from platform_audit where account_id = $1 and object_id = $2 and action = 'tried to reach a child'", p.Id.Value, child.Id.Value));
        // Neither the own child nor an id that is nobody's leaves such a line.
        await q.Http.GetAsync(q.At($"/family/children/{child.Id}/export"));
        await p.Http.GetAsync(p.At($"/family/children/{Guid.NewGuid()}/export"));
        Assert.Equal(3L, await world.Scalar<long>("select count(*) from platform_audit where action = 'tried to reach a child' and account_id in ($1, $2)", p.Id.Value, q.Id.Value));
        var admin = await world.People.NewAdmin();
        Assert.Contains("tried to reach a child", await admin.Http.GetStringAsync(admin.At("/audit")));
    }

    [Fact, Row("AE-025")]
    public async Task Grown_ups_take_their_own_data_and_children_leave_it_to_their_parent()
    {
        var (parent, child) = (await world.People.New("kids", "parent"), await world.People.NewLearner());
        await Family.Link(world, parent, child);
        await parent.Http.PutAsJsonAsync("/api/account/contact", new { phone = "555-0100" });
        var text = await parent.Http.GetStringAsync("/api/account/export");
        Assert.Contains(parent.Email, text);
        Assert.Contains("555-0100", text);
        Assert.DoesNotContain(child.Email, text);
        Assert.Equal(HttpStatusCode.Forbidden, (await child.Http.GetAsync("/api/account/export")).StatusCode);
    }
}
