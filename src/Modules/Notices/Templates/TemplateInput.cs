using System.ComponentModel.DataAnnotations;
using Questory.Platform.Mail;
using Questory.Platform.Outcomes;

namespace Questory.Notices.Templates;

/// <summary>A kind's words in force.</summary>
/// <param name="Language">Empty for every language without a template of its own.</param>
/// <param name="Own">False: these are the room's own words.</param>
/// <param name="Names">What the words may name as <c>{{name}}</c>.</param>
/// <param name="Languages">Languages with a template of their own.</param>
public sealed record TemplateView(
    string Kind, string Category, string Summary, string Language, bool Own, string Subject, string Body, string? Button,
    IReadOnlyList<TemplateView.Name> Names, IReadOnlyList<string> Languages)
{
    public sealed record Name(string Code, string Sample);
}

/// <param name="Body">Paragraphs parted by empty lines; plain text with <c>{{names}}</c>.</param>
/// <param name="Button">What the mail's link is called; the kind's own word when absent.</param>
public sealed record TemplateInput(
    [Required, StringLength(Template.SubjectMax)] string? Subject, [Required, StringLength(Template.BodyMax)] string? Body, [StringLength(Template.ButtonMax)] string? Button)
{
    internal Wording Words => new(Subject!.Trim(), Body!.ReplaceLineEndings("\n").Trim(), string.IsNullOrWhiteSpace(Button) ? null : Button.Trim());

    internal Problem? FaultFor(MailKind kind)
    {
        var faults = new Dictionary<string, string[]>();
        var known = kind.Names.Select(name => name.Name).ToHashSet();
        foreach (var (field, text) in new[] { ("subject", Subject), ("body", Body), ("button", Button) })
            if (new Wording(text ?? "", "", null).Names.FirstOrDefault(name => !known.Contains(name)) is { } stranger)
                faults[field] = [$"Mails of this kind know no “{stranger}”; they know {string.Join(", ", known)}."];
        if (Subject!.Any(char.IsControl))
            faults["subject"] = ["A subject is one line."];
        return faults.Count == 0 ? null : Outcome.Invalid(faults);
    }
}
