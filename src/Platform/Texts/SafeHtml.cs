using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace Questory.Platform.Texts;

/// <summary>Turns what authors wrote into HTML that may stand in a page. Everything passes one allow-list, markdown
/// too: no script, style, frame or form survives, and no picture calls out to another server.</summary>
public static class SafeHtml
{
    private static readonly MarkdownPipeline Markup = new MarkdownPipelineBuilder()
        .UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseTaskLists().Build();

    private static readonly Dictionary<string, string[]> Allowed = new[]
    {
        "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "strong", "em", "b", "i", "u", "s", "del", "ins", "mark", "sub", "sup", "small", "code", "pre",
        "kbd", "blockquote", "ul", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "figure", "figcaption", "span", "div",
    }.ToDictionary(name => name, _ => Array.Empty<string>())
        .Concat([new("a", ["href", "title"]), new("img", ["src", "alt", "title", "width", "height"]), new("ol", ["start"]), new("th", ["scope", "colspan", "rowspan"]), new("td", ["colspan", "rowspan"])])
        .ToDictionary();

    /// <summary>Elements whose content is no text of the author's.</summary>
    private static readonly HashSet<string> Dropped = ["script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "title", "textarea", "select"];

    public static MarkupString Markdown(string text) => Clean(Markdig.Markdown.ToHtml(text, Markup));

    public static MarkupString Html(string html) => Clean(html);

    /// <summary>Plain text; its line breaks count.</summary>
    public static MarkupString Plain(string text) => new(WebUtility.HtmlEncode(text).ReplaceLineEndings("<br>"));

    /// <summary>Without the paragraphs around it, for places inside a line: an option, a table cell.</summary>
    public static MarkupString InLine(MarkupString safe)
    {
        var body = Parse(safe.Value);
        foreach (var paragraph in body.QuerySelectorAll("p, div").ToArray())
            Unwrap(paragraph);
        return new(body.InnerHtml.Trim());
    }

    /// <summary>The words alone, for places that take no markup at all: a select's entry, a page's title.</summary>
    public static string Words(MarkupString safe) => Parse(safe.Value).TextContent.Trim();

    private static MarkupString Clean(string html)
    {
        var body = Parse(html);
        foreach (var element in body.QuerySelectorAll("*").ToArray())
            Clean(element);
        foreach (var comment in body.Descendants<IComment>().ToArray())
            comment.Remove();
        return new(body.InnerHtml);
    }

    private static void Clean(IElement element)
    {
        var name = element.LocalName is "h1" ? "h2" : element.LocalName;
        if (Dropped.Contains(name))
            element.Remove();
        else if (!Allowed.TryGetValue(name, out var attributes) || (name == "img" && !IsOurs(element.GetAttribute("src"))))
            Unwrap(element);
        else
        {
            foreach (var attribute in element.Attributes.Where(a => !attributes.Contains(a.LocalName) || (a.LocalName == "href" && !IsLink(a.Value))).ToArray())
                element.RemoveAttribute(attribute.Name);
            if (name == "a" && element.GetAttribute("href")?.Contains("//", StringComparison.Ordinal) == true)
                element.SetAttribute("rel", "noopener noreferrer nofollow");
            if (element.LocalName != name)
                Rename(element, name);
        }
    }

    private static void Rename(IElement element, string name)
    {
        var other = element.Owner!.CreateElement(name);
        other.Append([.. element.ChildNodes]);
        element.Replace(other);
    }

    private static void Unwrap(IElement element)
    {
        element.Before([.. element.ChildNodes]);
        element.Remove();
    }

    // A browser drops control characters before it reads a scheme, so "java\nscript:" is one.
    private static bool IsLink(string address) =>
        !address.Any(char.IsControl) && (address.StartsWith('/') || address.StartsWith('#') ||
            (Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto"));

    private static bool IsOurs(string? address) =>
        address is not null && !address.Any(char.IsControl) && !address.Contains('\\') &&
        ((address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal)) || address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase));

    private static IElement Parse(string html)
    {
        var document = new HtmlParser().ParseDocument("");
        document.Body!.InnerHtml = html;
        return document.Body;
    }
}
