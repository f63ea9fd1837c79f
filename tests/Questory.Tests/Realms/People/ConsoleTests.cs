using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Questory.Tests.Accounts;
using Questory.Tests.Accounts.Family;
using Questory.Tests.Accounts.Privacy;
using Questory.Tests.Testing;

namespace Questory.Tests.Realms.People;

public sealed class ConsoleTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-033")]
    public async Task Suspending_ends_the_sessions_and_the_trail_names_admin_and_reason()
    {
        var (admin, child, parent) = (await world.People.NewAdmin(), await world.People.NewLearner(), await world.People.New("kids", "parent"));
        Assert.Equal(HttpStatusCode.Forbidden, (await Put(parent, child, "suspension", "Mine")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Put(admin, child, "suspension", " ")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Put(admin, child, "suspension", "Rude in class")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await child.Http.GetAsync("/api/account")).StatusCode);
        Assert.Equal(1L, await world.Scalar<long>(
            "select count(*) from platform_audit where action = 'suspend account' and account_id = $1 and object_id = $2 and reason = 'Rude in class'", admin.Id.Value, child.Id.Value));
        Assert.Equal(HttpStatusCode.NoContent, (await Put(admin, child, "reinstatement", "Said sorry")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Put(admin, child, "reinstatement", "Again")).StatusCode);
        Assert.Equal("active", await world.Scalar<string>("select status from accounts_accounts where id = $1", child.Id.Value));
    }

    [Fact, Row("AE-033")]
    public async Task Accounts_are_found_by_name_address_state_and_role()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        await world.Execute("update accounts_accounts set first_name = 'Quentin' where id = $1", child.Id.Value);
        foreach (var query in (string[])["search=quen", $"search={child.Email[..14]}", $"search={child.Email[..14]}&status=active&role=learner"])
            Assert.Equal(child.Id.Value, Assert.Single(await Find(admin, query)));
        Assert.Empty(await Find(admin, $"search={child.Email[..14]}&status=suspended"));
        Assert.Empty(await Find(admin, $"search={child.Email[..14]}&role=teacher"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Http.GetAsync(admin.At("/people?status=asleep"))).StatusCode);
        // A person of another realm does not exist here.
        var stranger = await world.People.NewLearner("other");
        Assert.Empty(await Find(admin, $"search={stranger.Email[..14]}"));
        Assert.Equal(HttpStatusCode.NotFound, (await Put(admin, stranger, "suspension", "Not mine")).StatusCode);
    }

    [Fact, Row("AE-033"), Row("AE-024")]
    public async Task A_deletion_is_listed_with_its_day_and_can_be_purged_now()
    {
        var (admin, parent, child) = (await world.People.NewAdmin(), await world.People.New("kids", "parent"), await world.People.NewLearner());
        await Family.Link(world, parent, child);
        var asked = await admin.Http.PostAsJsonAsync(admin.At($"/people/{child.Id}/deletion"), new { reason = "The parent wrote a letter" });
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        var listed = Assert.Single((await admin.Http.GetFromJsonAsync<JsonElement>(admin.At("/people/deletions"))).EnumerateArray(), line => line.GetProperty("id").GetGuid() == child.Id.Value);
        Assert.Equal(30, (listed.GetProperty("due_at").GetDateTimeOffset() - listed.GetProperty("asked_at").GetDateTimeOffset()).Days);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(parent, child, "purge")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Post(admin, child, "purge")).StatusCode);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from accounts_accounts where id = $1", child.Id.Value));
        Assert.Equal(HttpStatusCode.NotFound, (await Post(admin, child, "purge")).StatusCode);
    }

    [Fact, Row("AE-033")]
    public async Task An_operator_and_who_works_elsewhere_are_beyond_a_realms_admin()
    {
        var (admin, colleague) = (await world.People.NewAdmin(), await world.People.NewTeacher());
        await world.Execute("insert into realms_members (account_id, realm_id, joined_at) select $1, id, now() from realms_realms where slug = 'other'", colleague.Id.Value);
        await world.Execute("insert into realms_member_roles select $1, id, 'teacher', now() from realms_realms where slug = 'other'", colleague.Id.Value);
        Assert.Equal(HttpStatusCode.Forbidden, (await Put(admin, colleague, "suspension", "Out")).StatusCode);
    }

    [Fact, Row("AE-033"), Row("AE-004")]
    public async Task A_lost_mail_is_sent_again()
    {
        var (admin, person) = (await world.People.NewAdmin(), await world.People.NewLearner());
        await world.Execute("update accounts_accounts set email_verified_at = null, password_hash = 'x' where id = $1", person.Id.Value);
        Assert.Equal(HttpStatusCode.NoContent, (await Post(admin, person, "mails")).StatusCode);
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_mails where account_id = $1 and kind = 'confirm_email'", person.Id.Value));
        await world.Execute("update accounts_accounts set email_verified_at = now() where id = $1", person.Id.Value);
        Assert.Equal(HttpStatusCode.Conflict, (await Post(admin, person, "mails")).StatusCode);
    }

    [Fact, Row("AE-033"), Row("AE-017")]
    public async Task A_waiting_child_s_parent_is_asked_again_as_often_as_an_admin_wishes()
    {
        var (admin, child) = (await world.People.NewAdmin(), await Kid.SignUp(world));
        await child.Confirm();
        var first = await child.ConsentToken();
        var page = await (await admin.Http.Page($"/r/kids/manage/people/{child.Id}")).Content.ReadAsStringAsync();
        Assert.Contains("value=\"resend\"", page);
        Assert.Contains($"/r/kids/manage/families/{child.Id}", page);
        var mails = admin.At($"/people/{child.Id}/mails");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Http.PostAsJsonAsync(mails, new { reason = " " })).StatusCode);
        foreach (var _ in (int[])[1, 2])
            Assert.Equal(HttpStatusCode.NoContent, (await admin.Http.PostAsJsonAsync(mails, new { reason = "The parent rang" })).StatusCode);
        Assert.Equal(3L, await world.Scalar<long>("select count(*) from platform_mails where recipient = $1 and kind = 'consent_request'", child.ParentEmail));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_mails where recipient = $1 and kind = 'confirm_email'", child.Email));
        Assert.Equal("requested reminded reminded", await child.Recorded());
        Assert.Equal(2L, await world.Scalar<long>(
            "select count(*) from accounts_consent_lines l join accounts_children c using (case_id) where c.account_id = $1 and l.adult_id = $2 and l.method = 'admin'", child.Id, admin.Id.Value));
        Assert.Equal(2L, await world.Scalar<long>(
            "select count(*) from platform_audit where action = 'resend mail' and account_id = $1 and object_id = $2 and reason = 'The parent rang'", admin.Id.Value, child.Id));
        Assert.NotEqual(first, await child.ConsentToken());

        var parent = await child.ComesByLink();
        Assert.Equal(HttpStatusCode.Forbidden, (await parent.PostAsJsonAsync(mails, new { reason = "Mine" })).StatusCode);
        (await parent.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Http.PostAsJsonAsync(mails, new { reason = "Once more" })).StatusCode);
    }

    [Fact, Row("AE-025"), Row("AE-033")]
    public async Task An_admin_takes_what_this_realm_knows_and_the_trail_says_so()
    {
        var (admin, parent, child) = (await world.People.NewAdmin(), await world.People.New("kids", "parent"), await world.People.NewLearner());
        await Family.Link(world, parent, child);
        await Family.Answer(world, child, 2);
        var file = await admin.Http.GetFromJsonAsync<JsonElement>(admin.At($"/people/{child.Id}/export"));
        Assert.Equal(child.Email, file.GetProperty("account").GetProperty("account")[0].GetProperty("email").GetString());
        Assert.Equal(2, file.GetProperty("realms").GetProperty("kids").GetProperty("assessment").GetProperty("answers").GetArrayLength());
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from platform_audit where action = 'export account' and account_id = $1 and object_id = $2", admin.Id.Value, child.Id.Value));
    }

    private static Task<HttpResponseMessage> Put(TestPerson admin, TestPerson whom, string what, string reason) =>
        admin.Http.PutAsJsonAsync(admin.At($"/people/{whom.Id}/{what}"), new { reason });

    private static Task<HttpResponseMessage> Post(TestPerson admin, TestPerson whom, string what) =>
        admin.Http.PostAsJsonAsync(admin.At($"/people/{whom.Id}/{what}"), new { reason = "Asked for" });

    private static async Task<List<Guid>> Find(TestPerson admin, string query) =>
        [.. (await admin.Http.GetFromJsonAsync<JsonElement>(admin.At($"/people?{query}"))).GetProperty("items").EnumerateArray().Select(line => line.GetProperty("id").GetGuid())];
}
