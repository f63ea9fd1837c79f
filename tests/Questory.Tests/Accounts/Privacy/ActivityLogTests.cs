using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Questory.Tests.Accounts.Family;
using Questory.Tests.Learning;
using Questory.Tests.Progress;
using Questory.Tests.Progress.Avatars;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Privacy;

public sealed class ActivityLogTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-072")]
    public async Task One_finished_lesson_is_one_line_for_the_parent_without_address()
    {
        var (parent, child, admin) = (await world.People.New("kids", "parent"), await world.People.NewLearner(), await world.People.NewAdmin());
        await Family.Link(world, parent, child);
        var course = await (await Classroom.In(world)).Course(lessons: 2);
        await child.Start(course.Slug);
        Assert.True((await child.SendFinish(course.Lessons[0])).IsSuccessStatusCode);

        var text = await parent.Http.GetStringAsync(parent.At($"/family/children/{child.Id}/log"));
        var lines = JsonDocument.Parse(text).RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Single(lines, line => line.GetProperty("verb").GetString() == "completed" && line.GetProperty("kind").GetString() == "lesson");
        Assert.All(lines, line => Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (line.GetProperty("ip_address").ValueKind, line.GetProperty("user_agent").ValueKind)));

        // The admin reads the same with where it was done from; kept from the very request.
        await world.Execute("update platform_activity set ip_address = '203.0.113.7', user_agent = 'Robo/1' where account_id = $1", child.Id.Value);
        var full = await admin.Http.GetStringAsync(admin.At($"/people/{child.Id}/log"));
        Assert.Contains("203.0.113.7", full);
        Assert.Contains("Robo/1", full);
        Assert.DoesNotContain("203.0.113.7", await parent.Http.GetStringAsync(parent.At($"/family/children/{child.Id}/log")));
    }

    [Fact, Row("AE-072")]
    public async Task Context_is_kept_with_what_the_person_did()
    {
        var child = await world.People.NewLearner();
        child.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Tablet/7");
        var course = await (await Classroom.In(world)).Course();
        await child.Start(course.Slug);
        Assert.Equal("Tablet/7", await world.Scalar<string>("select user_agent from platform_activity where account_id = $1 and verb = 'started'", child.Id.Value));
        Assert.Equal(1L, await world.Scalar<long>(
            "select count(*) from platform_activity a join accounts_sessions s on s.account_id = a.account_id and s.id = a.session_id where a.account_id = $1 and a.verb = 'started'", child.Id.Value));
    }

    [Fact, Row("AE-072"), Row("AE-020")]
    public async Task All_a_child_does_is_written_down_with_context_and_nothing_once_consent_is_taken_back()
    {
        var (kid, parent) = await Kid.Active(world);
        var (http, refresh) = await kid.Person.SignIn();
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Tablet/7");
        var (child, admin) = (new TestPerson(new(kid.Id), kid.Email, "kids", http, ""), await world.People.NewAdmin());
        await admin.Holds(child, "coins", 50);
        var avatar = await admin.Define(Wardrobe.Terms($"log-{kid.Id:N}"[..20], price: new { coins = 7 }));
        Assert.Equal(HttpStatusCode.Created, (await admin.Post("/progress/achievements", new
        {
            slug = "logged", name = "Logged", description = "Well done.", category = "learning", rarity = "common", criteria = new { measure = "xp", at_least = 400 },
        })).StatusCode);
        var (_, lesson, question) = await (await Classroom.In(world)).OneQuestion(child, xp: 500, hint: "Think of winter.", hintCost: 3);

        (await http.Do(HttpMethod.Put, child.At($"/lessons/{lesson}/questions/{question}/hint"))).Is(HttpStatusCode.OK);
        await child.Answer(lesson, question, true);
        await child.Finish(lesson);
        Assert.Equal((HttpStatusCode.OK, null), await child.Buys(avatar));
        (await http.Do(HttpMethod.Patch, "/api/account/preferences", new { sound_enabled = false })).Is(HttpStatusCode.OK);

        var lines = (await parent.Ask(kid.At("/log?limit=100"))).Is(HttpStatusCode.OK);
        var seen = Verbs(lines);
        foreach (var expected in new[] { "login account", "settings_change account", "started course", "bought hint", "answered question", "completed lesson", "completed course", "reached level", "earned achievement", "unlocked avatar" })
            Assert.Contains(expected, seen);
        Assert.DoesNotContain("Tablet/7", lines.Text);
        Assert.All(lines.Body.GetProperty("items").EnumerateArray(), line => Assert.Equal(JsonValueKind.Null, line.GetProperty("session").ValueKind));
        var full = (await admin.Http.Ask(admin.At($"/people/{kid.Id}/log?limit=100"))).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray().ToList();
        foreach (var own in new[] { "bought hint", "answered question", "completed lesson", "unlocked avatar", "settings_change account" })
            Assert.Equal("Tablet/7", full.First(line => VerbOf(line) == own).GetProperty("user_agent").GetString());
        // Reading it twice writes nothing.
        Assert.Equal(seen.Count, Verbs((await parent.Ask(kid.At("/log?limit=100")))).Count);

        (await parent.Do(HttpMethod.Delete, kid.At("/consent"))).Is(HttpStatusCode.OK);
        (await http.Tell(child.At($"/lessons/{lesson}/questions/{question}/answers"), new { answer = true })).Is(HttpStatusCode.Unauthorized);
        (await kid.Person.TrySignIn()).Is(HttpStatusCode.Forbidden);
        (await kid.Person.TrySignIn("not the password")).Is(HttpStatusCode.Unauthorized);
        (await world.Anonymous().Tell("/api/tokens/refresh", new { refresh_token = refresh })).Is(HttpStatusCode.Unauthorized);
        Assert.Equal(seen, Verbs(await parent.Ask(kid.At("/log?limit=100"))));
        Assert.Equal(seen.Count, await world.Scalar<long>("""
            select (select count(*) from platform_activity where account_id = $1) + (select count(*) from accounts_sign_ins where account_id = $1)
            """, kid.Id));
    }

    private static List<string> Verbs(Answer log) => [.. log.Body.GetProperty("items").EnumerateArray().Select(VerbOf)];

    private static string VerbOf(JsonElement line) => $"{line.GetProperty("verb").GetString()} {line.GetProperty("kind").GetString()}";

    [Fact, Row("AE-072"), Row("AE-023")]
    public async Task Nobody_else_reads_it()
    {
        var (parent, child, other, teacher) = (await world.People.New("kids", "parent"), await world.People.NewLearner(), await world.People.New("kids", "parent"), await world.People.NewTeacher());
        await Family.Link(world, parent, child);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync(other.At($"/family/children/{child.Id}/log"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await parent.Http.GetAsync(parent.At($"/people/{child.Id}/log"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.Http.GetAsync(teacher.At($"/people/{child.Id}/log"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.People.NewAdmin("other")).Http.GetAsync($"/api/realms/kids/people/{child.Id}/log")).StatusCode);
    }

    [Fact, Row("AE-072"), Row("AE-020")]
    public async Task Sign_ins_and_changed_settings_stand_in_it_and_a_pending_child_leaves_none()
    {
        var (parent, child) = (await world.People.New("kids", "parent"), await world.People.NewLearner());
        await Family.Link(world, parent, child);
        await child.Http.PatchAsJsonAsync("/api/account/preferences", new { sound_enabled = false });
        Assert.Contains("settings_change", await parent.Http.GetStringAsync(parent.At($"/family/children/{child.Id}/log")));

        await world.Execute("update accounts_accounts set status = 'pending' where id = $1", child.Id.Value);
        var before = await world.Scalar<long>("select count(*) from platform_activity where account_id = $1", child.Id.Value);
        var course = await (await Classroom.In(world)).Course();
        Assert.Equal(HttpStatusCode.Forbidden, (await child.Http.PutAsync(child.At($"/courses/{course.Slug}/enrolment"), null)).StatusCode);
        Assert.Equal(before, await world.Scalar<long>("select count(*) from platform_activity where account_id = $1", child.Id.Value));
    }

    [Fact, Row("AE-072")]
    public async Task The_parent_of_a_child_who_waits_finds_an_empty_log()
    {
        var kid = await Kid.SignUp(world);
        var parent = await kid.ComesByLink();
        (await kid.Person.TrySignIn()).Is(HttpStatusCode.Forbidden);
        Assert.Empty(Verbs((await parent.Ask(kid.At("/log"))).Is(HttpStatusCode.OK)));
    }

    [Fact, Row("AE-072")]
    public async Task Settings_that_other_rooms_keep_leave_a_line_each_with_where_it_was_done_from()
    {
        var (child, admin) = (await world.People.NewLearner(), await world.People.NewAdmin());
        child.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Tablet/7");
        (await child.Http.Do(HttpMethod.Put, child.At("/progress/me/board-face"), new { face = "anonymous" })).Is(HttpStatusCode.OK);
        (await child.Http.Do(HttpMethod.Patch, "/api/account/notices", new { achievement_alerts = false })).Is(HttpStatusCode.NoContent);
        (await child.Http.Do(HttpMethod.Patch, "/api/account/notices", new { in_app = new Dictionary<string, bool> { ["nothing"] = true } })).Is(HttpStatusCode.UnprocessableEntity);
        var lines = (await admin.Http.Ask(admin.At($"/people/{child.Id}/log"))).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray().Where(line => VerbOf(line) == "settings_change account").ToList();
        Assert.Equal(["Tablet/7", "Tablet/7"], lines.Select(line => line.GetProperty("user_agent").GetString()));
    }

    [Fact, Row("AE-072")]
    public async Task Nobody_changes_a_line()
    {
        var child = await world.People.NewLearner();
        foreach (var sql in new[]
            {
                "update platform_activity set label = 'x'", "delete from platform_activity", "truncate platform_activity",
                "update accounts_sign_ins set action = 'login'", "delete from accounts_sign_ins", "truncate accounts_sign_ins",
            })
            Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<Npgsql.PostgresException>(async () =>
            {
                await using var connection = await Context.Of(world, child.Id, realm: "kids");
                await connection.Execute(sql);
            })).SqlState);
    }
}
