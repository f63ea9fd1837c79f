using System.Text.Json;
using Questory.Platform;
using Questory.Platform.Modules;

namespace Questory.Host.Demo;

/// <summary>Somebody of the demo with a browser: signed in once, then asking the API of one realm as its pages do.</summary>
internal sealed class DemoBrowser(InHouse house, string realm, string email)
{
    private string? cookies;

    public Task<JsonElement> Get(string path) => Ask("GET", path, null);

    public Task<JsonElement> Put(string path) => Ask("PUT", path, null);

    public Task<JsonElement> Post(string path, object? body = null) => Ask("POST", path, body);

    private async Task<JsonElement> Ask(string method, string path, object? body)
    {
        cookies ??= await SignIn();
        var answer = await house.Send(method, $"/api/realms/{realm}{path}", body: body is null ? null : JsonSerializer.Serialize(body), cookies: cookies);
        return answer.Status < 400
            ? answer.Body.Length == 0 ? default : JsonElement.Parse(answer.Body)
            : throw new Refusal($"{method} {path} by {email} was answered {answer.Status}: {answer.Body}");
    }

    private async Task<string> SignIn()
    {
        var form = $"_handler=sign-in&Email={Uri.EscapeDataString(email)}&Password={DemoRealm.Password}";
        var answer = await house.Send("POST", "/sign-in", "application/x-www-form-urlencoded", form);
        return answer is { Status: 302 or 303, Cookies.Length: > 0 } ? answer.Cookies : throw new Refusal($"{email} could not sign in ({answer.Status}).");
    }
}
