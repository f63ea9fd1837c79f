using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Realms.Realms;

public sealed class CreateRealmTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    public async Task An_operator_makes_a_realm_that_its_edition_shapes()
    {
        var op = await world.People.NewOperator();
        var answer = await op.Http.PostAsJsonAsync("/api/realms", new { slug = "blue-school", name = "Blue School", edition = "kids" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/api/realms/blue-school", answer.Headers.Location?.ToString());
        Assert.Equal("mission", await world.Scalar<string>("select words->>'course' from realms_realms where slug = 'blue-school'"));
        Assert.Equal(5L, await world.Scalar<long>("select count(*) from realms_roles r join realms_realms w on w.id = r.realm_id where w.slug = 'blue-school'"));
    }

    [Fact]
    public async Task The_same_slug_twice_is_a_conflict_and_leaves_one_realm()
    {
        var op = await world.People.NewOperator();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            op.Http.PostAsJsonAsync("/api/realms", new { slug = "raced", name = "Raced", edition = "campus" })));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from realms_realms where slug = 'raced'"));
    }

    [Theory]
    [InlineData("""{"slug":"Not A Slug","name":"x","edition":"kids"}""", "slug")]
    [InlineData("""{"slug":"fine","name":"x","edition":"unheard-of"}""", "edition")]
    [InlineData("""{"slug":"fine","name":"","edition":"kids"}""", "name")]
    [InlineData("""{"slug":"fine","name":"a\u0000b","edition":"kids"}""", "name")]
    public async Task A_value_that_breaks_a_rule_is_refused_by_field(string body, string field)
    {
        var op = await world.People.NewOperator();
        var answer = await op.Http.PostAsync("/api/realms", new StringContent(body, null, "application/json"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
    }

    [Fact]
    public async Task Only_operators_may()
    {
        var request = new { slug = "mine", name = "Mine", edition = "kids" };
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Anonymous().PostAsJsonAsync("/api/realms", request)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.People.NewAdmin()).Http.PostAsJsonAsync("/api/realms", request)).StatusCode);
    }

    [Fact]
    public async Task The_same_idempotency_key_answers_the_same_realm()
    {
        var op = await world.People.NewOperator();
        op.Http.DefaultRequestHeaders.Add("Idempotency-Key", "make-green");
        var request = new { slug = "green", name = "Green", edition = "kids" };
        var both = await Task.WhenAll(op.Http.PostAsJsonAsync("/api/realms", request), op.Http.PostAsJsonAsync("/api/realms", request));
        Assert.All(both, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(await both[0].Content.ReadAsStringAsync(), await both[1].Content.ReadAsStringAsync());
        var other = await op.Http.PostAsJsonAsync("/api/realms", new { slug = "red", name = "Red", edition = "kids" });
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }
}
