using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress;

/// <summary>HTTP in few words.</summary>
internal static class Asking
{
    public static async Task<JsonElement> Get(this TestPerson person, string path)
    {
        var answer = await person.Http.GetAsync(person.At(path));
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static async Task<HttpStatusCode> Status(this TestPerson person, string path) => (await person.Http.GetAsync(person.At(path))).StatusCode;

    public static Task<HttpResponseMessage> Post(this TestPerson person, string path, object? body) => person.Http.PostAsJsonAsync(person.At(path), body);

    public static Task<HttpResponseMessage> Put(this TestPerson person, string path, object? body) => person.Http.PutAsJsonAsync(person.At(path), body);

    public static Task<HttpResponseMessage> Delete(this TestPerson person, string path) => person.Http.DeleteAsync(person.At(path));

    public static async Task<JsonElement> Json(this HttpResponseMessage answer) => JsonElement.Parse(await answer.Content.ReadAsStringAsync());

    public static long Long(this JsonElement json, string name) => json.GetProperty(name).GetInt64();

    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).GetString();
}
