using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Questory.Platform.Mail;

/// <summary>The words of a mail. With <c>{{names}}</c> in them they are a template, filled they are what is sent.</summary>
/// <param name="Body">Paragraphs, parted by empty lines; plain text.</param>
/// <param name="Button">What the link is called; null when the mail has none.</param>
public sealed partial record Wording(string Subject, string Body, string? Button)
{
    private const string Page = "font-family:system-ui,sans-serif;line-height:1.55;max-width:36em;margin:0 auto;padding:1.5em;color:#1d1b33";
    private const string Press = "display:inline-block;padding:.7em 1.3em;border-radius:.7em;background:#5b3df5;color:#fff;text-decoration:none;font-weight:600";

    /// <summary>The names used, in the order of their first use.</summary>
    public IEnumerable<string> Names => new[] { Subject, Body, Button ?? "" }
        .SelectMany(part => Name().Matches(part)).Select(found => found.Groups[1].Value).Distinct();

    /// <summary>Puts values in the names' places; a missing one leaves an empty word, for a mail with a gap beats none.</summary>
    public Wording Filled(IReadOnlyDictionary<string, string> values)
    {
        string Fill(string part) => Name().Replace(part, found => values.GetValueOrDefault(found.Groups[1].Value, ""));
        return new(Fill(Subject).ReplaceLineEndings(" "), Fill(Body.ReplaceLineEndings("\n")), Button is null ? null : Fill(Button));
    }

    /// <param name="footer">Small print below, with its link: how to stop such mails.</param>
    public string Text(string? link, (string Words, string Address)? footer)
    {
        var text = new StringBuilder(Body.Trim());
        if (link is not null)
            text.Append(Button is null ? $"\n\n{link}" : $"\n\n{Button}:\n{link}");
        if (footer is var (words, address))
            text.Append($"\n\n-- \n{words}\n{address}");
        return text.Append('\n').ToString();
    }

    public string Html(string? link, (string Words, string Address)? footer, string language, string direction)
    {
        var html = new StringBuilder($"<!DOCTYPE html><html lang=\"{language}\" dir=\"{direction}\"><head><meta charset=\"utf-8\"><title>{Safe(Subject)}</title></head><body style=\"{Page}\">");
        foreach (var paragraph in Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            html.Append($"<p>{Safe(paragraph).Replace("\n", "<br>", StringComparison.Ordinal)}</p>");
        if (link is not null)
            html.Append($"<p><a style=\"{Press}\" href=\"{Safe(link)}\">{Safe(Button ?? link)}</a></p><p style=\"font-size:.85em;color:#5d5a72;overflow-wrap:anywhere\">{Safe(link)}</p>");
        if (footer is var (words, address))
            html.Append($"<hr style=\"border:0;border-top:1px solid #dcdae8\"><p style=\"font-size:.85em;color:#5d5a72\"><a style=\"color:inherit\" href=\"{Safe(address)}\">{Safe(words)}</a></p>");
        return html.Append("</body></html>").ToString();
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex(@"\{\{\s*([a-z_]+)\s*\}\}")]
    private static partial Regex Name();
}
