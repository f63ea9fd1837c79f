using System.Net.Http.Json;
using System.Text.Json;
using Questory.Tests.Progress;
using Questory.Tests.Testing;

namespace Questory.Tests.Economy;

/// <summary>Gifts in one word.</summary>
internal static class Giving
{
    public static async Task<Answer> Gives(this TestPerson giver, TestPerson receiver, long amount, string? key, string? note = null, string currency = "gold")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, giver.At("/wallet/transfers")) { Content = JsonContent.Create(new { to = receiver.Id.Value, currency, amount, note }) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        var response = await giver.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, response, text.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(text) : default, text);
    }

    public static async Task<long> Gold(this TestPerson person) => (await person.Get("/wallets/me")).EnumerateArray().Single(wallet => wallet.Text("currency") == "gold").Long("balance");
}
