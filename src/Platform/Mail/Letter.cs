using System.Net;
using System.Text;

namespace Questory.Platform.Mail;

/// <summary>A mail as the rooms write it: plain sentences and at most one button. Its two bodies are made from these.</summary>
/// <param name="Kind">What it is for, e.g. <c>confirm_email</c>.</param>
/// <param name="Lines">Paragraphs, already in the reader's language.</param>
/// <param name="Button">The one thing to do, and its full address.</param>
public sealed record Letter(string To, string Kind, string Subject, IReadOnlyList<string> Lines, (string Text, string Address)? Button = null)
{
    public string Text()
    {
        var text = new StringBuilder(string.Join("\n\n", Lines));
        if (Button is { } button)
            text.Append($"\n\n{button.Text}:\n{button.Address}");
        return text.Append('\n').ToString();
    }

    public string Html(string language, string direction)
    {
        var html = new StringBuilder($"<!DOCTYPE html><html lang=\"{language}\" dir=\"{direction}\"><body style=\"font-family:sans-serif;line-height:1.5;max-width:36em\">");
        foreach (var line in Lines)
            html.Append($"<p>{WebUtility.HtmlEncode(line)}</p>");
        if (Button is { } button)
            html.Append($"<p><a style=\"display:inline-block;padding:.7em 1.2em;border-radius:.6em;background:#5b3df5;color:#fff;text-decoration:none\" href=\"{WebUtility.HtmlEncode(button.Address)}\">{WebUtility.HtmlEncode(button.Text)}</a></p><p><small>{WebUtility.HtmlEncode(button.Address)}</small></p>");
        return html.Append("</body></html>").ToString();
    }
}
