using System.Net;
using System.Text.Json;
using Questory.Tests.Accounts.Family;
using Questory.Tests.Testing;

namespace Questory.Tests.Insights;

/// <summary>Events of use: recorded by whoever did them, counted by admins (NT-132).</summary>
public sealed class EventTests(TestWorld world) : IClassFixture<TestWorld>
{
    private const string Realm = "collective";

    [Fact, Row("NT-132")]
    public async Task Admins_count_events_and_people_and_after_401_days_there_are_none()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var (a, b, admin) = (await own.People.NewLearner(Realm), await own.People.NewLearner(Realm), await own.People.NewAdmin(Realm));
        Assert.Equal((1, 0), await Record(a, new { name = "lesson.open", properties = new { lesson = "one", seconds = 3 } }));
        Assert.Equal((2, 0), await Record(a, new { events = new object[] { new { name = "lesson.open" }, new { name = "lesson.finish", properties = (object?)null } } }));
        // Who and when are not read from the body.
        Assert.Equal((1, 0), await Record(b, new { name = "lesson.open", account_id = a.Id, user_id = a.Id, at = "2001-01-01T00:00:00Z", created_at = "2001-01-01T00:00:00Z" }));
        Assert.Equal(1L, await own.Scalar<long>("select count(*) from insights_events where account_id = $1 and at between $2 and $3", b.Id.Value, own.Clock.GetUtcNow().AddMinutes(-1), own.Clock.GetUtcNow()));
        Assert.Equal("""{"lesson": "one", "seconds": 3}""", await own.Scalar<string>("select properties::text from insights_events where properties <> '{}'"));

        var today = DateOnly.FromDateTime(own.Clock.GetUtcNow().UtcDateTime).ToString("yyyy-MM-dd");
        Assert.Equal("3 events, 2 people; " + today + " lesson.open 3 2", await Counted(admin, "?name=lesson.open"));
        Assert.Equal($"4 events, 2 people; {today} lesson.finish 1 1; {today} lesson.open 3 2", await Counted(admin));
        Assert.Equal($"1 events, 1 people; {today} lesson.open 1 1", await Counted(admin, $"?account={b.Id}&from={today}&to={today}"));
        Assert.Equal("0 events, 0 people", await Counted(await own.People.NewAdmin("community")));
        foreach (var path in (string[])["/counts", "/funnel?steps=a.b,c.d"])
            (await a.Http.Ask(a.At("/events" + path))).Is(HttpStatusCode.Forbidden);

        own.Clock.Advance(TimeSpan.FromDays(399));
        await own.RunDueJobs();
        Assert.Equal(4L, await own.Scalar<long>("select count(*) from insights_events"));
        own.Clock.Advance(TimeSpan.FromDays(2));
        await own.RunDueJobs();
        Assert.Equal("0 events, 0 people", await Counted(admin, $"?from={today}&to={today}"));
        Assert.Equal(0L, await own.Scalar<long>("select count(*) from insights_events"));
    }

    [Fact, Row("NT-132")]
    public async Task A_funnel_counts_who_went_on_after_each_step()
    {
        var admin = await world.People.NewAdmin("campus");
        foreach (var way in (string[][])[["shop.open", "shop.choose", "shop.pay"], ["shop.open", "shop.choose"], ["shop.pay", "shop.choose", "shop.open"], ["shop.choose"]])
            await Record(await world.People.NewLearner("campus"), new { events = way.Select(name => new { name }) });
        var steps = (await admin.Http.Ask(admin.At("/events/funnel?steps=shop.open,shop.choose,shop.pay"))).Is(HttpStatusCode.OK).Body;
        Assert.Equal(["shop.open 3", "shop.choose 2", "shop.pay 1"], steps.EnumerateArray().Select(step => $"{step.GetProperty("name").GetString()} {step.GetProperty("people").GetInt64()}"));
        Assert.Equal(["steps"], (await admin.Http.Ask(admin.At("/events/funnel?steps=shop.open"))).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["to"], (await admin.Http.Ask(admin.At("/events/counts?from=2026-02-02&to=2026-02-01"))).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["from"], (await admin.Http.Ask(admin.At("/events/counts?from=2025-02-02&to=2026-02-01"))).Is(HttpStatusCode.UnprocessableEntity).Faults);
    }

    [Fact, Row("NT-132")]
    public async Task An_event_that_is_sent_again_counts_once()
    {
        var (a, b) = (await world.People.NewLearner(Realm), await world.People.NewLearner(Realm));
        var ids = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToArray();
        object Batch(params IEnumerable<Guid> of) => new { events = of.Select(id => new { name = "page.view", id }).Append<object>(new { name = "page.leave" }) };
        Assert.Equal((3, 1), await Record(a, Batch(ids[0], ids[1], ids[0])));
        Assert.Equal((2, 2), await Record(a, Batch(ids[..3])));
        Assert.Equal((0, 1), await Record(a, new { name = "page.view", id = ids[1] }));
        Assert.Equal((4, 0), await Record(b, Batch(ids[..3]))); // an id is its sender's own

        // The same batch many times at the same moment, as impatient programs send it.
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Record(a, new { events = ids[3..].Select(id => new { name = "page.view", id }) })));
        Assert.Equal(17, answers.Sum(answer => answer.Kept));
        Assert.Equal(22L, await world.Scalar<long>("select count(*) from insights_events where account_id = $1", a.Id.Value));

        // Across the end of a month, and by an Idempotency-Key.
        await using var own = new TestWorld();
        await own.InitializeAsync();
        own.Clock.MoveTo(new DateTimeOffset(DateTime.UtcNow.Year, DateTime.UtcNow.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1).AddSeconds(-1));
        var late = await own.People.NewLearner(Realm);
        Assert.Equal((1, 0), await Record(late, new { name = "page.view", id = ids[0] }));
        own.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((0, 1), await Record(late, new { name = "page.view", id = ids[0] }));
        late.Http.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        Assert.Equal((1, 0), await Record(late, new { name = "page.leave" }));
        Assert.Equal((1, 0), await Record(late, new { name = "page.leave" }));
        Assert.Equal(2L, await own.Scalar<long>("select count(*) from insights_events"));
    }

    [Fact, Row("NT-132")]
    public async Task A_batch_with_a_fault_names_place_and_field_and_nothing_of_it_is_kept()
    {
        var a = await world.People.NewLearner(Realm);
        object Many(int count) => new { events = Enumerable.Range(0, count).Select(_ => new { name = "lesson.open" }) };
        Assert.Equal(["events"], (await Send(a, Many(101))).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["events"], (await Send(a, Many(0))).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["events[1].name", "events[2].properties", "events[3].id", "events[4].name", "events[5].properties", "events[6]"], (await Send(a, new
        {
            events = new object?[]
            {
                new { name = "lesson.open" }, new { name = "Lesson open" }, new { name = "lesson.open", properties = new { text = new string('x', 16 * 1024) } },
                new { name = "lesson.open", id = "seven" }, new { properties = new { } }, new { name = "lesson.open", properties = "words" }, null,
            },
        })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        foreach (var properties in (string[])["""{"n":1e400}""", """{"n":[1e-99999]}""", """{"n":"\u0000"}""", "[]", "7"])
            Assert.Equal(["properties"], (await Send(a, new { name = "lesson.open", properties = JsonElement.Parse(properties) })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        foreach (var name in (string[])["lesson", "lesson.", ".open", "lesson.open.now", "lesson.open\n", "1.open", $"lesson.{new string('o', 94)}"])
            Assert.Equal(["name"], (await Send(a, new { name })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(["name"], (await Send(a, new { })).Is(HttpStatusCode.UnprocessableEntity).Faults);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from insights_events where account_id = $1", a.Id.Value));

        var biggest = JsonElement.Parse($$"""{"text":"{{new string('x', 16 * 1024 - 11)}}"}""");
        Assert.Equal((100, 0), await Record(a, new { events = Enumerable.Range(0, 100).Select(n => new { name = "lesson.open", properties = n == 99 ? biggest : JsonElement.Parse("{}") }) }));
    }

    [Fact, Row("NT-132")]
    public async Task Where_children_are_nothing_is_recorded_until_an_admin_chooses_whose()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var (kid, _) = await Kid.Active(own);
        var (_, waiting) = await Kid.ByPage(own);
        var admin = await own.People.NewAdmin();
        var child = (await kid.Person.SignIn()).Http;
        Task<Answer> By(HttpClient http) => http.Tell("/api/realms/kids/events", new { name = "lesson.open" });
        Task<long> Kept() => own.Scalar<long>("select count(*) from insights_events");

        foreach (var http in (HttpClient[])[child, admin.Http])
            Assert.Equal("events_not_recorded", (await By(http)).Is(HttpStatusCode.Forbidden).Code);
        await Choose(admin, "grown_ups");
        Assert.Equal("events_not_recorded", (await By(child)).Is(HttpStatusCode.Forbidden).Code);
        Assert.Equal(0, await Kept());
        (await By(admin.Http)).Is(HttpStatusCode.OK);
        await Choose(admin, "everybody");
        (await By(child)).Is(HttpStatusCode.OK);
        Assert.Equal(2, await Kept());
        // Without its parent's consent a child records nothing, whatever was chosen.
        Assert.Equal("waiting", (await By(waiting)).Is(HttpStatusCode.Forbidden).Code);
        Assert.Equal(2, await Kept());
    }

    [Fact, Row("NT-132"), Row("AE-025")]
    public async Task Events_are_in_a_persons_file_go_with_the_person_and_are_put_away_by_month()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        own.Clock.MoveTo(new DateTimeOffset(DateTime.UtcNow.Year, DateTime.UtcNow.Month, 1, 0, 0, 0, TimeSpan.Zero).AddDays(3));
        var (a, b) = (await own.People.NewLearner(Realm), await own.People.NewLearner(Realm));
        await Record(a, new { name = "lesson.open", properties = new { lesson = "Knots" } });
        await Record(b, new { name = "lesson.open" });
        async Task<string?> Told() => Assert.Single((await a.Http.Ask("/api/account/export")).Is(HttpStatusCode.OK).Body
            .GetProperty("realms").GetProperty(Realm).GetProperty("insights").GetProperty("events").EnumerateArray()).GetProperty("properties").GetProperty("lesson").GetString();
        Assert.Equal("Knots", await Told());

        await own.Execute("select platform_archive_months($1)", own.Clock.GetUtcNow().AddMonths(1));
        Assert.Equal("Knots", await Told());
        Assert.Equal(0L, await own.Scalar<long>("select count(*) from insights_events"));
        var part = $"archive.insights_events_{own.Clock.GetUtcNow():yyyy_MM}";
        Assert.Equal(2L, await own.Scalar<long>($"select count(*) from {part}"));
        await own.Execute("delete from accounts_accounts where id = $1", a.Id.Value);
        Assert.Equal(b.Id.Value, await own.Scalar<Guid>($"select account_id from {part}"));
        own.Clock.Advance(TimeSpan.FromDays(401));
        await own.RunDueJobs();
        Assert.Equal(0L, await own.Scalar<long>($"select count(*) from {part}"));
        own.Clock.Advance(TimeSpan.FromDays(31));
        await own.RunDueJobs();
        Assert.Equal(0L, await own.Scalar<long>("select count(*) from pg_tables where schemaname = 'archive' and tablename like 'insights%'"));
    }

    [Fact, Row("NT-132")]
    public async Task Whoever_sends_too_often_is_asked_to_wait()
    {
        var a = await world.People.NewLearner(Realm);
        for (var i = 0; i < 120; i++)
            (await Send(a, new { name = "lesson.open" })).Is(HttpStatusCode.OK);
        Assert.NotNull((await Send(a, new { name = "lesson.open" })).Is(HttpStatusCode.TooManyRequests).Response.Headers.RetryAfter);
        Assert.Equal(120L, await world.Scalar<long>("select count(*) from insights_events where account_id = $1", a.Id.Value));
    }

    private static Task<Answer> Send(TestPerson person, object body) => person.Http.Tell(person.At("/events"), body);

    private static async Task<(int Kept, int Repeated)> Record(TestPerson person, object body) => (await Send(person, body)).Is(HttpStatusCode.OK).Body is var answer
        ? (answer.GetProperty("kept").GetInt32(), answer.GetProperty("repeated").GetInt32()) : default;

    private static async Task<string> Counted(TestPerson admin, string query = "") => (await admin.Http.Ask(admin.At("/events/counts" + query))).Is(HttpStatusCode.OK).Body is var counts
        ? string.Join("; ", counts.GetProperty("lines").EnumerateArray()
            .Select(line => $"{line.GetProperty("day").GetString()} {line.GetProperty("name").GetString()} {line.GetProperty("events").GetInt64()} {line.GetProperty("people").GetInt64()}")
            .Prepend($"{counts.GetProperty("events").GetInt64()} events, {counts.GetProperty("people").GetInt64()} people")) : "";

    private static async Task Choose(TestPerson admin, string whose) =>
        (await admin.Http.Do(HttpMethod.Put, admin.At("/settings"), new { values = new Dictionary<string, object> { ["insights.events_of"] = whose } })).Is(HttpStatusCode.NoContent);
}
