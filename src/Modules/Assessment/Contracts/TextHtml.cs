using Microsoft.AspNetCore.Components;
using Questory.Platform.Texts;

namespace Questory.Assessment.Contracts;

/// <summary>Authors' texts where they are shown: made safe here and nowhere earlier.</summary>
public static class TextHtml
{
    public static MarkupString Html(this TextView text) => text.Format switch
    {
        Markup.Markdown => SafeHtml.Markdown(text.Text),
        Markup.Html => SafeHtml.Html(text.Text),
        // Moodle's own: tags work and line breaks count.
        Markup.Moodle => SafeHtml.Html(text.Text.ReplaceLineEndings("<br>")),
        _ => SafeHtml.Plain(text.Text),
    };

    /// <summary>For an option or a table cell.</summary>
    public static MarkupString InLine(this TextView text) => SafeHtml.InLine(text.Html());

    /// <summary>The words alone, for a select's entry.</summary>
    public static string Words(this TextView text) => SafeHtml.Words(text.Html());
}
