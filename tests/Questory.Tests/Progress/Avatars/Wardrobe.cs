using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Avatars;

/// <summary>Defining, looking at and paying for avatars in few words.</summary>
internal static class Wardrobe
{
    public static JsonObject Terms(string slug, string kind = "purchase", object? price = null, string? criteria = null, string? collection = null) => new()
    {
        ["slug"] = slug, ["name"] = $"The {slug}", ["image_url"] = "/avatars/clai.png", ["category"] = "robot", ["rarity"] = "common", ["unlock_type"] = kind,
        ["unlock_criteria"] = JsonNode.Parse(criteria ?? "{}"), ["price"] = JsonSerializer.SerializeToNode(price), ["collection"] = collection,
    };

    public static async Task<string> Define(this TestPerson admin, JsonObject terms)
    {
        var answer = await admin.Post("/progress/avatars", terms);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Json()).Text("id")!;
    }

    public static async Task<JsonElement> Avatar(this TestPerson person, string slug) =>
        (await person.Get("/progress/avatars")).EnumerateArray().Single(shown => shown.Text("slug") == slug);

    public static async Task<bool> Owns(this TestPerson person, string slug) => (await person.Avatar(slug)).GetProperty("is_owned").GetBoolean();

    public static async Task Holds(this TestPerson admin, TestPerson person, string currency, long amount) => Assert.Equal(HttpStatusCode.OK,
        (await admin.Post($"/wallets/{person.Id}/adjustments", new { currency, amount, reason = "For the test" })).StatusCode);

    public static async Task<long> Balance(this TestPerson person, string currency) =>
        (await person.Get("/progress/me")).GetProperty("balances").TryGetProperty(currency, out var held) ? held.GetInt64() : 0;

    public static async Task<(HttpStatusCode Status, string? Code)> Buys(this TestPerson person, string id)
    {
        var answer = await person.Post($"/progress/avatars/{id}/purchase", null);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? null : (await answer.Json()).Text("code"));
    }
}
