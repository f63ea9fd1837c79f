using System.Text;
using System.Text.Json.Nodes;
using Questory.Platform.Data;
using Questory.Tests.Testing;

namespace Questory.Tests.Guards;

/// <summary>Rubbish of every shape to every endpoint, by those who may: refused, never a crash.</summary>
public sealed class RubbishTests(TestWorld world) : IClassFixture<TestWorld>
{
    private static readonly string[] Bodies = ["", "{", "[]", "null", "42", "\"text\"", "{}", "{\"unheard_of\":1}", new string('[', 500)];

    private static readonly Func<JsonNode?>[] Values =
    [
        () => null, () => "", () => "\0", () => "\ud800", () => new string('x', 20_000), () => "2026-99-99", () => -1, () => 0,
        () => long.MaxValue, () => 1e300, () => 0.5, () => true, () => new JsonArray(), () => new JsonArray(1, "x", null), () => new JsonObject { ["a"] = 1 },
    ];

    private static readonly string[] Ids = ["0199aaaa-0000-7000-8000-000000000000", "x", "-1", "99999999999999999999", "%F0%9F%92%A9"];

    private static readonly string[] Queries = ["", "?limit=-1&cursor=%00", "?limit=999999999999&cursor=zzz&sort=;drop&topic=%00&q=%27"];

    [Fact]
    public async Task Nothing_crashes()
    {
        var (admin, op, anonymous) = (await world.People.NewAdmin(), await world.People.NewOperator(), world.Anonymous());
        var endpoints = EndpointList.Of(world).FindAll(endpoint => !endpoint.ToString().Contains("/live/"));
        Assert.True(endpoints.Count > 3, "The guard found hardly any endpoints.");
        var crashes = new HashSet<string>();
        foreach (var endpoint in endpoints)
            foreach (var client in new[] { admin.Http, op.Http, anonymous })
                await Throw(client, endpoint, crashes);
        Assert.True(crashes.Count == 0, string.Join(Environment.NewLine, crashes));
    }

    private static async Task Throw(HttpClient client, GuardedEndpoint endpoint, HashSet<string> crashes)
    {
        foreach (var id in Ids)
            foreach (var query in endpoint.Method == "GET" ? Queries : [""])
                await Try(client, endpoint, endpoint.Address("kids", id) + query, endpoint.Method == "GET" ? null : "{}", crashes);
        if (endpoint.Method == "GET")
            return;
        foreach (var body in Bodies.Concat(Shaped(endpoint.Request)))
            await Try(client, endpoint, endpoint.Address("kids"), body, crashes);
    }

    // Every field of the request holding the same rubbish: right names, wrong values.
    private static IEnumerable<string> Shaped(Type? request) => request is null ? [] : Values.Select(value =>
    {
        var body = new JsonObject();
        foreach (var property in request.GetProperties())
            body[Naming.Snake(property.Name)] = value();
        return body.ToJsonString();
    });

    private static async Task Try(HttpClient client, GuardedEndpoint endpoint, string address, string? body, HashSet<string> crashes)
    {
        using var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), address);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Accept.ParseAdd(endpoint.IsPage ? "text/html" : "application/json");
        using var answer = await client.SendAsync(request);
        if ((int)answer.StatusCode >= 500)
            crashes.Add($"{endpoint}: {(int)answer.StatusCode} for {address} {(body is { Length: > 100 } ? body[..100] + "…" : body)}");
    }
}
