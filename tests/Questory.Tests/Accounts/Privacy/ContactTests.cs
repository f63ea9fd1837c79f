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
