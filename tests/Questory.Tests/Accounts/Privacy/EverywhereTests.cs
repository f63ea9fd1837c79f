using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Questory.Accounts.Contracts;
using Questory.Platform.Activity;
using Questory.Tests.Accounts.Family;
using Questory.Tests.Groups;
using Questory.Tests.Insights;
using Questory.Tests.Learning;
using Questory.Tests.Progress.Avatars;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Privacy;

/// <summary>A child that has done all one can do here through the API: every table that keeps something of it is in the parent's
/// file, and nothing is left in any of them after the deletion.</summary>
public sealed class EverywhereTests(TestWorld world) : IClassFixture<TestWorld>
{
    /// <summary>Tables of people in which a child never has a row of its own.</summary>
    private static readonly string[] NeverAChilds =
    [
        "accounts_contacts", "accounts_deletions", "accounts_guardian_invitations", "insights_reports", "platform_audit",
    ];

    [Fact, Row("AE-024"), Row("AE-025"), Row("AE-074")]
    public async Task What_every_table_keeps_of_a_child_is_in_its_parent_s_file_and_goes_with_it()
    {
        var (admin, teacher) = (await world.People.NewAdmin(), await world.People.NewTeacher());
        (await admin.Http.Do(HttpMethod.Put, admin.At("/settings"), new { values = new Dictionary<string, object> { ["accounts.purge_days"] = 0, ["insights.events_of"] = "everybody" } })).Is(HttpStatusCode.NoContent);
        var (kid, _) = await Kid.Active(world, firstName: "Wilhelmine");
        var child = new TestPerson(new(kid.Id), kid.Email, "kids", (await kid.Person.SignIn()).Http, "");
        await Plays(admin, new Classroom(teacher), child);
        world.Clock.Advance(TimeSpan.FromDays(8));
        await world.RunWeeklyReports();
        var parent = new TestPerson(new(await world.Scalar<Guid>("select guardian_id from accounts_children where account_id = $1", kid.Id)), kid.ParentEmail, "kids", await kid.ParentSignsIn(), "");
        child = child with { Http = await SignedInAnew(kid) };
        await JoinsClass(teacher, parent, child);
        await LeavesTracesBesideTheApi(child);

        var touched = await Touched(child);
        // Entries of the outbox are told within moments.
        Assert.Equal(NeverAChilds, (await Tables()).Except(touched).Except(["platform_outbox"]).Order());
        var file = (await parent.Http.Ask(parent.At($"/family/children/{kid.Id}/export"))).Is(HttpStatusCode.OK);
        Assert.Empty(await Untold(file.Body, touched));
        Assert.Contains("A lesson of last winter", file.Text);

        string[] traces = [$"{kid.Id}", kid.Email, kid.FirstName, kid.DisplayName, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kid.Email)))];
        var before = await Dump.Of(world);
        Assert.All(traces, trace => Assert.Contains(trace, before, StringComparison.OrdinalIgnoreCase));
        (await parent.Http.Do(HttpMethod.Delete, parent.At($"/family/children/{kid.Id}"))).Is(HttpStatusCode.OK);
        await world.Services.GetRequiredService<OutboxDelivery>().DeliverAll(CancellationToken.None);
        var after = await Dump.Of(world);
        Assert.All(traces, trace => Assert.DoesNotContain(trace, after, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await Touched(child));
    }

    private async Task Plays(TestPerson admin, Classroom room, TestPerson child)
    {
        var now = world.Clock.GetUtcNow();
        await Made(admin, "/progress/challenges", new
        {
            title = "One answer", description = "One.", challenge_type = "answers", target_value = 1, criteria = new { verb = "answered", @object = "question" },
            valid_date = DateOnly.FromDateTime(now.UtcDateTime), expires_at = now.AddDays(2),
        });
        var season = await Made(admin, "/progress/seasons", new { slug = "now", name = "Now", starts_at = now.AddDays(-1), ends_at = now.AddDays(60), rewards = new[] { new { level = 1, coins = 5 } } });
        await Done(admin.Http.PutAsJsonAsync(admin.At("/progress/rules/capped"), new { replaces = 0, verb = "answered", @object = "question", title = "Tried", xp = 1, once = "per_activity", daily_cap = 5 }));
        await admin.Badge("First try", 1);
        var avatar = await admin.Define(Wardrobe.Terms("hat", price: new { coins = 5 }));
        await admin.Holds(child, "coins", 50);

        var course = await room.Course(2, new { topic = await room.Topic("weather") });
        var (lesson, question) = (course.Lessons[0], await room.Statement(course.Lessons[0], 10, "It is cold.", 5));
        var essay = await room.Question(lesson, new { title = "Essay", body = new { kind = "essay", prompt = new { text = "Why?" } } });
        await child.Start(course.Slug);
        await child.Get($"/lessons/{lesson}");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await Done(child.Http.PostAsync(child.At($"/lessons/{lesson}/presence"), null));
        await Done(child.Http.PutAsync(child.At($"/lessons/{lesson}/questions/{question}/hint"), null));
        using var keyed = new HttpRequestMessage(HttpMethod.Post, child.At($"/lessons/{lesson}/questions/{question}/answers")) { Content = JsonContent.Create(new { answer = true }) };
        keyed.Headers.Add("Idempotency-Key", "a-first-answer");
        await Done(child.Http.SendAsync(keyed));
        var written = (await child.Answer(lesson, essay, "Because Wilhelmine says so.")).GetProperty("id").GetGuid();
        await Done(admin.Http.PutAsJsonAsync(admin.At($"/essays/{child.Id}/{written}/marking"), new { permille = 800, comment = "Good!" }));
        foreach (var one in course.Lessons)
            await child.Finish(one);

        var challenge = (await child.Get("/progress/challenges"))[0].GetProperty("id").GetGuid();
        var badge = (await child.Get("/progress/achievements")).EnumerateArray().First(a => a.GetProperty("earned_at").ValueKind != JsonValueKind.Null).GetProperty("id").GetGuid();
        foreach (var path in new[] { $"/progress/challenges/{challenge}/claim", $"/progress/seasons/{season}/rewards/1/claim", $"/progress/achievements/{badge}/wearing" })
            await Done(child.Http.PutAsync(child.At(path), null));
        await child.Buys(avatar);
        await Done(child.Http.PostAsJsonAsync(child.At("/events"), new { name = "avatar.buy", properties = new { by = "Wilhelmine" } }));
    }

    private async Task JoinsClass(TestPerson teacher, TestPerson parent, TestPerson child)
    {
        var group = await teacher.NewClass();
        await parent.Enrol(child, group);
        await Done(child.Http.PatchAsJsonAsync("/api/account/notices", new { in_app = new Dictionary<string, bool> { ["course_assigned"] = false } }));
        await world.Services.GetRequiredService<OutboxDelivery>().DeliverAll(CancellationToken.None);
    }

    /// <summary>By refreshed tokens, with wrong passwords and a lost one beside them.</summary>
    private async Task<HttpClient> SignedInAnew(Kid kid)
    {
        var refreshed = (await world.Anonymous().Tell("/api/tokens/refresh", new { refresh_token = (await kid.Person.SignIn()).Refresh })).Is(HttpStatusCode.OK);
        for (var i = 0; i < 2; i++)
            await kid.Person.TrySignIn("wrong one");
        await world.Anonymous().Tell("/api/password-resets/requests", new { email = kid.Email });
        return Newcomer.Bearer(world, refreshed.Of("access_token"));
    }

    // A month of the log that was put away, a file, a consent link and an entry of the outbox that nobody has delivered.
    private async Task LeavesTracesBesideTheApi(TestPerson child)
    {
        await world.Execute("select platform_make_months('2024-12-05Z', 0)");
        await world.Execute("""
            insert into platform_activity (account_id, at, id, realm_id, verb, object_kind, object_id, label)
            select $1, '2024-12-24Z', gen_random_uuid(), id, 'completed', 'lesson', gen_random_uuid(), 'A lesson of last winter' from realms_realms where slug = 'kids'
            """, child.Id.Value);
        await world.Execute("select platform_archive_months('2025-01-01Z')");
        await world.Execute("insert into platform_files select $1, id, $2, 'me.png', 'image/png', 5, '\\x00', now() from realms_realms where slug = 'kids'", Guid.CreateVersion7(), child.Id.Value);
    }

    private async Task<List<string>> Touched(TestPerson child)
    {
        var found = new List<string>();
        foreach (var table in await Tables())
            if (await world.Scalar<bool>($"select exists (select from {table} where account_id = $1)", child.Id.Value))
                found.Add(table);
        return found;
    }

    /// <summary>Touched tables whose list in the file is empty.</summary>
    private async Task<List<string>> Untold(JsonElement file, List<string> touched)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var untold = new List<string>();
        foreach (var section in scope.ServiceProvider.GetServices<IPersonalData>().Where(section => section is PersonalSection))
            foreach (var (table, list) in section.Tables.Zip((section.OfRealm ? file.GetProperty("realms").GetProperty("kids") : file).GetProperty(section.Section).EnumerateObject()))
                if (touched.Contains(table) && list.Value.GetArrayLength() == 0)
                    untold.Add(table);
        return untold;
    }

    private async Task<List<string>> Tables() => [.. (await world.Scalar<string[]>("""
        select array_agg(c.relname order by c.relname) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
        where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
        """))!];

    private static async Task<Guid> Made(TestPerson person, string path, object body) =>
        (await person.Http.Tell(person.At(path), body)).Is(HttpStatusCode.Created).Body.GetProperty("id").GetGuid();

    private static async Task Done(Task<HttpResponseMessage> asked)
    {
        var answer = await asked;
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
