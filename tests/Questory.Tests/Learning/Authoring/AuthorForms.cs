using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Questory.Tests.Accounts;
using Questory.Tests.Testing;

namespace Questory.Tests.Learning.Authoring;

/// <summary>An author's browser without script: opens pages, sends what their forms would send, follows where they lead.</summary>
internal static class AuthorForms
{
    public static async Task<IDocument> Open(this TestPerson person, string path)
    {
        var answer = await person.Http.Page($"/r/{person.Realm}{path}");
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode} for {path}");
        return await answer.Document();
    }

    public static async Task<IDocument> Document(this HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    public static Task<HttpResponseMessage> Send(this TestPerson person, string path, string form, params (string Name, string Value)[] fields) =>
        person.Http.Post($"/r/{person.Realm}{path}", form, fields);

    /// <summary>Sends a form that is taken; the address it leads to, below the realm.</summary>
    public static async Task<string> Sends(this TestPerson person, string path, string form, params (string Name, string Value)[] fields)
    {
        var answer = await person.Send(path, form, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return new Uri(new Uri("http://localhost"), answer.Headers.Location!).PathAndQuery.Replace($"/r/{person.Realm}", "");
    }

    /// <summary>Sends a form that is refused with 422; the page that comes back.</summary>
    public static async Task<IDocument> Refused(this TestPerson person, string path, string form, params (string Name, string Value)[] fields)
    {
        var answer = await person.Send(path, form, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Document();
    }

    public static IEnumerable<string?> Outline(this IDocument page) => page.QuerySelectorAll(".outline-title").Select(title => title.TextContent);

    public static string[] Order(this IDocument page) => [.. page.QuerySelectorAll("input[name=Order]").Select(line => line.GetAttribute("value")!)];

    /// <summary>All fields of a form as they stand, to be sent back.</summary>
    public static Dictionary<string, string> Fields(this IDocument page, string form)
    {
        var fields = new Dictionary<string, string>();
        foreach (var field in page.QuerySelector($"form:has(input[name=_handler][value={form}])")!.QuerySelectorAll("input, select, textarea"))
            if (field.GetAttribute("name") is { } name && name != "_handler" && !(field.GetAttribute("type") is "checkbox" or "radio" && !field.HasAttribute("checked")))
                fields[name] = field.LocalName switch
                {
                    "textarea" => field.TextContent,
                    "select" => (field.QuerySelector("option[selected]") ?? field.QuerySelector("option"))?.GetAttribute("value") ?? "",
                    _ => field.GetAttribute("value") ?? "",
                };
        return fields;
    }

    public static (string, string)[] With(this Dictionary<string, string> fields, params (string Name, string Value)[] changes)
    {
        foreach (var (name, value) in changes)
            fields[name] = value;
        return [.. fields.Select(field => (field.Key, field.Value))];
    }
}
