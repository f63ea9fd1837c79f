using System.Net;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Realms.Customising;

public sealed class CustomisingTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task Settings_are_chosen_all_or_none_and_null_is_the_default_again()
    {
        var admin = await world.People.NewAdmin();
        var bad = (await Put(admin, "/settings", new { values = new Dictionary<string, object?> { ["accounts.password_min"] = 12, ["no.such_thing"] = 1 } })).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["no.such_thing"], bad.Faults);
        Assert.Equal(8, (await Value(admin, "accounts.password_min")).GetProperty("value").GetInt32());
        foreach (var wrong in new object?[] { 7, 65, "twelve", true, 8.5 })
            Assert.Equal(["accounts.password_min"], (await Put(admin, "/settings", new { values = new Dictionary<string, object?> { ["accounts.password_min"] = wrong } })).Is(HttpStatusCode.UnprocessableEntity).Faults);

        (await Put(admin, "/settings", new { values = new Dictionary<string, object?> { ["accounts.password_min"] = 12 } })).Is(HttpStatusCode.NoContent);
        var set = await Value(admin, "accounts.password_min");
        Assert.Equal((12, true), (set.GetProperty("value").GetInt32(), set.GetProperty("chosen").GetBoolean()));
        (await Put(admin, "/settings", new { values = new Dictionary<string, object?> { ["accounts.password_min"] = null } })).Is(HttpStatusCode.NoContent);
        Assert.False((await Value(admin, "accounts.password_min")).GetProperty("chosen").GetBoolean());
        Assert.Equal(["accounts.lockout_failures"], (await Put(admin, "/settings", new { values = new Dictionary<string, object?> { ["accounts.lockout_failures"] = 3 } })).Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    [Fact]
    public async Task The_installation_s_value_holds_where_a_realm_chose_none()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var (op, admin) = (await own.People.NewOperator(), await own.People.NewAdmin());
        (await admin.Http.Do(HttpMethod.Put, "/api/settings", new { values = new Dictionary<string, object?> { ["accounts.lockout_failures"] = 3 } })).Is(HttpStatusCode.Forbidden);
        (await op.Http.Do(HttpMethod.Put, "/api/settings", new { values = new Dictionary<string, object?> { ["accounts.lockout_failures"] = 3, ["accounts.password_min"] = 9 } })).Is(HttpStatusCode.NoContent);
        Assert.Equal(9, (await Value(admin, "accounts.password_min")).GetProperty("value").GetInt32());
        var person = await own.People.NewLearner();
        for (var i = 0; i < 3; i++)
            (await own.Anonymous().Tell("/api/tokens", new { email = person.Email, password = "wrong password" })).Is(HttpStatusCode.Unauthorized);
        (await own.Anonymous().Tell("/api/tokens", new { email = person.Email, password = "wrong password" })).Is(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Words_and_look_take_effect_at_the_next_request()
    {
        var admin = await world.People.NewAdmin("campus");
        (await Put(admin, "/words", new { words = new { course = "voyage", courses = "voyages", quiz = "" } })).Is(HttpStatusCode.NoContent);
        var realm = (await admin.Http.Ask("/api/realms/campus")).Is(HttpStatusCode.OK).Body;
        Assert.Equal("voyage", realm.GetProperty("words").GetProperty("course").GetString());
        Assert.Equal(2, realm.GetProperty("words").EnumerateObject().Count());
        Assert.Equal(["wizardry"], (await Put(admin, "/words", new { words = new { wizardry = "x" } })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["course"], (await Put(admin, "/words", new { words = new { course = "[a]" } })).Is(HttpStatusCode.UnprocessableEntity).Faults);

        (await Put(admin, "/theme", new { palette = "kids", hue = 200, fonts = "round" })).Is(HttpStatusCode.NoContent);
        Assert.Equal("200", (await admin.Http.Ask("/api/realms/campus")).Body.GetProperty("theme").GetProperty("hue").GetString());
        Assert.Equal(["palette"], (await Put(admin, "/theme", new { palette = "neon" })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["hue"], (await Put(admin, "/theme", new { palette = "kids", hue = 361 })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["fonts"], (await Put(admin, "/theme", new { palette = "kids", fonts = "comic" })).Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    [Fact]
    public async Task The_realm_itself_changes_by_its_admins_alone_and_keeps_its_slug()
    {
        var (admin, teacher) = (await world.People.NewAdmin("collective"), await world.People.NewTeacher("collective"));
        (await Put(teacher, "", new { name = "Mine", joining = "open" })).Is(HttpStatusCode.Forbidden);
        (await Put(admin, "", new { name = " New name ", tagline = "T", joining = "invitation", modules = new[] { "juggling" }, slug = "moved" })).Is(HttpStatusCode.UnprocessableEntity);
        (await Put(admin, "", new { name = " New name ", tagline = "T", joining = "invitation", slug = "moved" })).Is(HttpStatusCode.NoContent);
        var realm = (await admin.Http.Ask("/api/realms/collective")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("New name", "invitation"), (realm.GetProperty("name").GetString(), realm.GetProperty("joining").GetString()));
        (await world.Anonymous().Ask("/api/realms/collective")).Is(HttpStatusCode.NotFound);
        Assert.Contains("joining", (await Put(admin, "", new { name = "x", joining = "maybe" })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Contains("name", (await Put(admin, "", new { name = "  ", joining = "open" })).Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    private static async Task<JsonElement> Value(TestPerson admin, string key) =>
        (await admin.Http.Ask(admin.At("/settings"))).Is(HttpStatusCode.OK).Body.EnumerateArray().Single(setting => setting.GetProperty("key").GetString() == key);

    private static Task<Answer> Put(TestPerson person, string path, object body) => person.Http.Do(HttpMethod.Put, person.At(path), body);
}
