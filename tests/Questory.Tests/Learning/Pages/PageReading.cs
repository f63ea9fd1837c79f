using System.Net;
using System.Text.RegularExpressions;
using Questory.Tests.Accounts;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Pages;

/// <summary>A learner's browser without script: reads pages, sends their forms, follows where they lead.</summary>
internal static partial class PageReading
{
    /// <summary>The page's text with its markup, entities resolved.</summary>
    public static async Task<string> See(this TestPerson person, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = await person.Http.Page($"/r/{person.Realm}{path}");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} for {path}");
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        return page;
    }

    /// <summary>Sends a form; the answer's status and where it leads.</summary>
    public static async Task<HttpResponseMessage> Submit(this TestPerson person, string path, string? accept, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/r/{person.Realm}{path}")
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Accept.ParseAdd(accept ?? "text/html");
        return await person.Http.SendAsync(request);
    }

    /// <summary>Sends a form and returns the address it leads to, without its realm.</summary>
    public static async Task<string> Go(this TestPerson person, string path, params (string Name, string Value)[] fields)
    {
        var answer = await person.Submit(path, null, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return answer.Headers.Location!.ToString().Replace($"/r/{person.Realm}", "");
    }

    /// <summary>The value of a hidden field.</summary>
    public static string Hidden(string page, string name) => Regex.Match(page, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value;

    public static string Flat(this string page) => Tags().Replace(page, " ").Replace('\n', ' ') is var text ? Spaces().Replace(text, " ") : "";

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
