using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Questory.Tests.Testing;

/// <summary>An API's answer, read once: status, headers and JSON body.</summary>
public sealed record Answer(HttpStatusCode Status, HttpResponseMessage Response, JsonElement Body, string Text)
{
    /// <summary>The problem's stable word.</summary>
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>The fields a 422 names.</summary>
    public IReadOnlyList<string> Faults => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateObject().Select(fault => fault.Name)] : [];

    public string Of(string name) => Body.GetProperty(name).GetString()!;

    public Answer Is(HttpStatusCode expected)
    {
        Assert.True(Status == expected, $"Expected {(int)expected}, got {(int)Status}: {Text}");
        return this;
    }
}

/// <summary>Requests in one word.</summary>
public static class Requests
{
    public static Task<Answer> Ask(this HttpClient http, string url) => http.Do(HttpMethod.Get, url);

    public static Task<Answer> Tell(this HttpClient http, string url, object? body = null) => http.Do(HttpMethod.Post, url, body);

    public static async Task<Answer> Do(this HttpClient http, HttpMethod method, string url, object? body = null)
    {
        using var request = new HttpRequestMessage(method, url) { Content = body is null ? null : JsonContent.Create(body) };
        var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var json = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true && text.Length > 0
            ? JsonSerializer.Deserialize<JsonElement>(text) : default;
        return new(response.StatusCode, response, json, text);
    }
}
