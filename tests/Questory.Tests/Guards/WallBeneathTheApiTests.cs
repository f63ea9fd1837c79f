using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Tests.Accounts.Privacy;
using Questory.Tests.Testing;

namespace Questory.Tests.Guards;

/// <summary>A world with an endpoint as careless as can be: it asks and writes whole tables, without a word of whose.</summary>
public sealed class CarelessWorld : TestWorld
{
    private static readonly string[] Tables = ["accounts_accounts", "accounts_children", "progress_persons", "learning_course_progress", "assessment_answers", "platform_activity"];

    protected override void Route(IEndpointRouteBuilder app)
    {
        foreach (var table in Tables)
            app.MapGet($"/api/realms/{{realm}}/careless/{table}", (AppDb db, Work work, CancellationToken stop) => Told(work, stop,
                () => db.Scalar<long>($"select count(*) from {table}", stop))).OpenTo("A test looks beneath the API.");
        app.MapPut("/api/realms/{realm}/careless/sound", (AppDb db, Work work, CancellationToken stop) => Told(work, stop,
            async () => await db.Execute("update accounts_accounts set sound_enabled = false", stop))).OpenTo("A test looks beneath the API.");
        app.MapPut("/api/realms/{realm}/careless/xp", (AppDb db, Work work, CancellationToken stop) => Told(work, stop,
            async () => await db.Execute("update progress_persons set total_xp = 1", stop))).OpenTo("A test looks beneath the API.");
    }

    private static Task<OutcomeResult<string>> Told(Work work, CancellationToken stop, Func<Task<long>> count) =>
        work.Do<string>("careless", null, async () => $"{await count()}", stop).ToHttp();
}

/// <summary>The wall between people as a request meets it (AE-076): sign-in, session and unit of work tell PostgreSQL who asks.</summary>
public sealed class WallBeneathTheApiTests(CarelessWorld world) : IClassFixture<CarelessWorld>
{
    [Fact, Row("AE-076")]
    public async Task However_careless_the_query_a_child_reads_and_changes_its_own_row_alone()
    {
        var (a, b) = (await world.People.NewLearner(), await world.People.NewLearner());
        foreach (var child in new[] { a, b })
            await Family.Answer(world, child, 2);
        Assert.Equal((1, 1, 1, 2), (await Count(a, "accounts_accounts"), await Count(a, "progress_persons"), await Count(a, "learning_course_progress"), await Count(a, "assessment_answers")));
        Assert.Equal(1, await Change(a, "sound"));
        Assert.Equal((false, true), (await Sound(a), await Sound(b)));
        Assert.Equal(1, await Change(a, "xp"));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from progress_persons where account_id in ($1, $2) and total_xp = 1", a.Id.Value, b.Id.Value));
    }

    [Fact, Row("AE-076"), Row("AE-023")]
    public async Task A_parent_reads_the_rows_of_own_children_and_changes_none()
    {
        var (parent, child, other) = (await world.People.New("kids", "parent"), await world.People.NewLearner(), await world.People.NewLearner());
        foreach (var one in new[] { child, other })
            await Family.Answer(world, one, 3);
        await Family.Link(world, parent, child);
        Assert.Equal((2, 1, 1, 3), (await Count(parent, "accounts_accounts"), await Count(parent, "accounts_children"), await Count(parent, "progress_persons"), await Count(parent, "assessment_answers")));
        // Its own account, and not the child's.
        Assert.Equal((1, 0), (await Change(parent, "sound"), await Change(parent, "xp")));
        Assert.True(await Sound(child));
    }

    [Fact, Row("AE-076")]
    public async Task Without_a_context_there_is_nothing()
    {
        await Family.Answer(world, await world.People.NewLearner(), 1);
        foreach (var table in new[] { "accounts_accounts", "accounts_children", "progress_persons", "assessment_answers", "platform_activity" })
            Assert.Equal("\"0\"", await world.Anonymous().GetStringAsync($"/api/realms/kids/careless/{table}"));
        var nobody = await world.Anonymous().PutAsync("/api/realms/kids/careless/sound", null);
        Assert.Equal("\"0\"", await nobody.Content.ReadAsStringAsync());
    }

    private static async Task<int> Count(TestPerson person, string table) => Number(await person.Http.GetStringAsync(person.At($"/careless/{table}")));

    private static async Task<int> Change(TestPerson person, string what) =>
        Number(await (await person.Http.PutAsync(person.At($"/careless/{what}"), null)).Content.ReadAsStringAsync());

    private static int Number(string json) => int.Parse(json.Trim('"'));

    private Task<bool> Sound(TestPerson person) => world.Scalar<bool>("select sound_enabled from accounts_accounts where id = $1", person.Id.Value);
}
