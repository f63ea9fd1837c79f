using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Privacy;

public sealed class ContactTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-031"), Row("AE-075")]
    public async Task Phone_and_address_are_read_back_by_their_person_and_stand_in_no_dump()
    {
        var parent = await world.People.New("kids", "parent");
        var saved = await parent.Http.PutAsJsonAsync("/api/account/contact", new { phone = "555-0100", address = "7 Hidden Lane" });
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        var read = await parent.Http.GetFromJsonAsync<JsonElement>("/api/account/contact");
        Assert.Equal("555-0100", read.GetProperty("phone").GetString());
        Assert.Equal("7 Hidden Lane", read.GetProperty("address").GetString());
        var dump = await Dump.Of(world);
        Assert.Contains(parent.Email, dump);
        Assert.DoesNotContain("555-0100", dump);
        Assert.DoesNotContain("Hidden Lane", dump);
        // Not as the bytes of the text either.
        Assert.DoesNotContain(Convert.ToHexStringLower("555-0100"u8), dump);
    }

    [Fact, Row("AE-075")]
    public async Task Sealed_twice_the_same_number_looks_different_each_time_and_reads_the_same()
    {
        var (one, two) = (await world.People.New("kids", "parent"), await world.People.New("kids", "parent"));
        var seen = new HashSet<string>();
        foreach (var parent in new[] { one, two, one })
        {
            Assert.Equal(HttpStatusCode.OK, (await parent.Http.PutAsJsonAsync("/api/account/contact", new { phone = "555-0100" })).StatusCode);
            Assert.True(seen.Add(Convert.ToHexString((await world.Scalar<byte[]>("select phone_sealed from accounts_contacts where account_id = $1", parent.Id.Value))!)));
            Assert.Equal("555-0100", (await parent.Http.GetFromJsonAsync<JsonElement>("/api/account/contact")).GetProperty("phone").GetString());
        }
    }

    [Theory, Row("AE-075")]
    [InlineData("set_byte(phone_sealed, length(phone_sealed) - 1, get_byte(phone_sealed, length(phone_sealed) - 1) # 1)", "a changed letter")]
    [InlineData("set_byte(phone_sealed, 20, get_byte(phone_sealed, 20) # 255)", "a changed nonce")]
    [InlineData("set_byte(phone_sealed, 1, get_byte(phone_sealed, 1) # 1)", "another key")]
    [InlineData("substring(phone_sealed for length(phone_sealed) - 1)", "a letter less")]
    [InlineData("(select b.phone_sealed from accounts_contacts b where b.account_id <> a.account_id limit 1)", "another person's")]
    public async Task What_a_wrong_key_or_changed_bytes_hold_is_told_to_nobody_and_can_be_entered_anew(string tamper, string what)
    {
        var (parent, other, admin) = (await world.People.New("kids", "parent"), await world.People.New("kids", "parent"), await world.People.NewAdmin());
        await parent.Http.PutAsJsonAsync("/api/account/contact", new { phone = "555-0100" });
        await other.Http.PutAsJsonAsync("/api/account/contact", new { phone = "555-0177" });
        Assert.True(await world.Execute($"update accounts_contacts a set phone_sealed = {tamper} where account_id = $1", parent.Id.Value) == 1, what);

        var refused = await parent.Http.GetAsync("/api/account/contact");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var answers = new List<string> { await refused.Content.ReadAsStringAsync() };
        Assert.Contains("\"sealed\"", answers[0]);
        foreach (var (person, path, said) in new[] { (parent, "/account/data", "cannot be opened"), (parent, "/api/account/export", "cannot be opened"), (admin, $"/api/realms/kids/people/{parent.Id}", "\"contact_sealed\":true"), (admin, $"/r/kids/manage/people/{parent.Id}", "cannot be opened") })
        {
            var answer = await person.Http.GetAsync(path);
            answers.Add(await answer.Content.ReadAsStringAsync());
            Assert.True(answer.StatusCode == HttpStatusCode.OK && answers[^1].Contains(said), $"{path}: {(int)answer.StatusCode} {answers[^1]}");
        }
        Assert.All(answers, answer => Assert.DoesNotContain("555-01", answer));

        Assert.Equal(HttpStatusCode.OK, (await parent.Http.PutAsJsonAsync("/api/account/contact", new { phone = "555-0101" })).StatusCode);
        Assert.Equal("555-0101", (await parent.Http.GetFromJsonAsync<JsonElement>("/api/account/contact")).GetProperty("phone").GetString());
    }

    [Fact, Row("AE-031")]
    public async Task Anothers_contact_data_is_nobodys_business()
    {
        var (parent, other, teacher) = (await world.People.New("kids", "parent"), await world.People.New("kids", "parent"), await world.People.NewTeacher());
        await parent.Http.PutAsJsonAsync("/api/account/contact", new { phone = "555-0199" });
        foreach (var (person, status) in ((TestPerson, HttpStatusCode)[])[(other, HttpStatusCode.Forbidden), (teacher, HttpStatusCode.Forbidden), (await world.People.NewAdmin("other"), HttpStatusCode.NotFound)])
            Assert.Equal(status, (await person.Http.GetAsync($"/api/realms/kids/people/{parent.Id}")).StatusCode);
        Assert.Equal(JsonValueKind.Null, (await other.Http.GetFromJsonAsync<JsonElement>("/api/account/contact")).GetProperty("phone").ValueKind);
        var admin = await world.People.NewAdmin();
        Assert.Equal("555-0199", (await admin.Http.GetFromJsonAsync<JsonElement>($"/api/realms/kids/people/{parent.Id}")).GetProperty("phone").GetString());
    }

    [Theory]
    [InlineData("phone", "call me maybe")]
    [InlineData("phone", "+49 30 555 0100 0100 0100")]
    [InlineData("phone", "---")]
    public async Task What_is_no_phone_number_is_named(string field, string value)
    {
        var parent = await world.People.New("kids", "parent");
        var answer = await parent.Http.PutAsJsonAsync("/api/account/contact", new Dictionary<string, string> { [field] = value });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(field, await answer.Content.ReadAsStringAsync());
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from accounts_contacts where account_id = $1", parent.Id.Value));
    }

    [Fact, Row("AE-001")]
    public async Task A_child_leaves_no_contact_data()
    {
        var (parent, child) = (await world.People.New("kids", "parent"), await world.People.NewLearner());
        await Family.Link(world, parent, child);
        Assert.Equal(HttpStatusCode.Forbidden, (await child.Http.PutAsJsonAsync("/api/account/contact", new { phone = "555-0100" })).StatusCode);
    }
}
