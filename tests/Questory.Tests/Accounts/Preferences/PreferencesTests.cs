using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Preferences;

public sealed class PreferencesTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("AE-011")]
    public async Task What_I_choose_stays_after_a_new_sign_in_and_the_rest_is_untouched()
    {
        var ada = await Newcomer.SignUp(world);
        var (http, _) = await ada.SignIn();
        (await Change(http, new { sound_enabled = false })).Is(HttpStatusCode.OK);
        var (again, _) = await ada.SignIn();
        var me = (await again.Ask("/api/account")).Body;
        Assert.False(me.GetProperty("sound_enabled").GetBoolean());
        Assert.True(me.GetProperty("notifications_enabled").GetBoolean());
        Assert.Equal("default", me.GetProperty("theme_preference").GetString());
        Assert.Equal("Ada", me.GetProperty("display_name").GetString());
    }

    [Theory]
    [InlineData("""{"display_name":"me@x.org"}""", "display_name")]
    [InlineData("""{"display_name":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}""", "display_name")]
    [InlineData("""{"display_name":"+49 170 1234567"}""", "display_name")]
    [InlineData("""{"display_name":"https://x"}""", "display_name")]
    [InlineData("""{"display_name":" "}""", "display_name")]
    [InlineData("""{"theme_preference":"neon"}""", "theme_preference")]
    [InlineData("""{"language":"xx"}""", "language")]
    [InlineData("""{"time_zone":"Mars/Base"}""", "time_zone")]
    [Row("AE-011")]
    public async Task A_value_that_breaks_a_rule_is_refused_by_field(string body, string field)
    {
        var (http, _) = await (await Newcomer.SignUp(world)).SignIn();
        var answer = await http.PatchAsync("/api/account/preferences", new StringContent(body, null, "application/json"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"\"{field}\"", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Star Fox 64")]
    [InlineData("Łucja Wójcik")]
    [InlineData("Dr. No")]
    [InlineData("李小龙")]
    public async Task An_ordinary_name_is_taken(string name)
    {
        var (http, _) = await (await Newcomer.SignUp(world)).SignIn();
        Assert.Equal(name, (await Change(http, new { display_name = name })).Is(HttpStatusCode.OK).Of("display_name"));
    }

    [Fact]
    [Row("NT-007"), Row("CR-010")]
    public async Task My_profile_takes_names_and_words_and_nothing_else()
    {
        var (http, _) = await (await Newcomer.SignUp(world)).SignIn();
        var me = (await http.Do(HttpMethod.Put, "/api/account/profile", new { first_name = " Ada ", last_name = "", bio = new string('b', 2000), is_operator = true, status = "deleted", total_xp = 9999 })).Is(HttpStatusCode.OK);
        Assert.Equal("Ada", me.Of("first_name"));
        Assert.False(me.Body.GetProperty("is_operator").GetBoolean());
        Assert.Contains("bio", (await http.Do(HttpMethod.Put, "/api/account/profile", new { bio = new string('b', 2001) })).Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    [Fact]
    [Row("AE-006"), Row("NT-003")]
    public async Task A_new_password_needs_the_present_one_and_ends_the_other_sessions()
    {
        var ada = await Newcomer.SignUp(world);
        var (here, _) = await ada.SignIn();
        var (there, _) = await ada.SignIn();
        Assert.Contains("current_password", (await Password(here, "wrong password", "brand new words")).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Contains("new_password", (await Password(here, ada.Password, "short")).Is(HttpStatusCode.UnprocessableEntity).Faults);
        (await Password(here, ada.Password, "brand new words")).Is(HttpStatusCode.NoContent);
        (await here.Ask("/api/account")).Is(HttpStatusCode.OK);
        (await there.Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
        (await ada.TrySignIn()).Is(HttpStatusCode.Unauthorized);
        (await ada.TrySignIn("brand new words")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nothing_of_mine_is_open_to_nobody()
    {
        var nobody = world.Anonymous();
        foreach (var (method, path) in new[] { ("GET", ""), ("PATCH", "/preferences"), ("PUT", "/profile"), ("PUT", "/password"), ("PUT", "/email"), ("GET", "/sessions"), ("DELETE", "/sessions"), ("GET", "/sign-ins") })
            (await nobody.Do(new HttpMethod(method), "/api/account" + path)).Is(HttpStatusCode.Unauthorized);
    }

    private static Task<Answer> Change(HttpClient http, object body) => http.Do(HttpMethod.Patch, "/api/account/preferences", body);

    private static Task<Answer> Password(HttpClient http, string present, string wanted) =>
        http.Do(HttpMethod.Put, "/api/account/password", new { current_password = present, new_password = wanted });
}
