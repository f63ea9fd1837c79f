using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts;

/// <summary>What a browser does with the pages: send forms, keep the cookie, follow one redirect by hand.</summary>
public static class Browser
{
    public static async Task<HttpResponseMessage> Post(this HttpClient http, string page, string form, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, page)
        {
            Content = new FormUrlEncodedContent([new("_handler", form), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]),
        };
        request.Headers.Accept.ParseAdd("text/html");
        return await http.SendAsync(request);
    }

    public static async Task<HttpResponseMessage> Page(this HttpClient http, string page)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Accept.ParseAdd("text/html");
        return await http.SendAsync(request);
    }

    /// <summary>Where the answer leads to.</summary>
    public static string? Goes(this HttpResponseMessage answer) =>
        answer.Headers.Location is not { } there ? null : there.IsAbsoluteUri && there.Host == "localhost" ? there.PathAndQuery : there.OriginalString;

    /// <summary>Signs in by the page's form; the cookie's value.</summary>
    public static async Task<string> SignIn(TestWorld world, Newcomer person)
    {
        var answer = await world.Anonymous().Post("/sign-in", "sign-in", ("Email", person.Email), ("Password", person.Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Cookie(answer);
    }

    public static string Cookie(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").First(set => set.StartsWith("questory=", StringComparison.Ordinal)).Split(';')[0]["questory=".Length..];
}
