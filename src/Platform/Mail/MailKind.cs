using Questory.Platform.Data;
using Questory.Platform.Texts;

namespace Questory.Platform.Mail;

/// <summary>Why a mail is sent, and so who may switch it off: legal and security mails always go (AE-030).</summary>
public enum MailCategory { Legal, Security, Service, Report, Alert }

/// <summary>A name that a kind's texts may use as <c>{{name}}</c>.</summary>
/// <param name="Sample">What a preview shows in its place.</param>
public sealed record MailVariable(string Name, string Sample);

/// <summary>A kind of mail a room sends, with its own words, which a realm may replace by a template (NT-129, NT-130).</summary>
/// <param name="Code">e.g. <c>confirm_email</c>.</param>
/// <param name="Summary">When it is sent, for admins.</param>
/// <param name="Subject">An English sentence with <c>{{names}}</c>, which is also its key for translations.</param>
/// <param name="Lines">Paragraphs, each such a sentence.</param>
/// <param name="Button">What the mail's one link is called; null for a mail without one.</param>
public sealed record MailKind(
    string Code, MailCategory Category, string Summary, string Subject, IReadOnlyList<string> Lines, string? Button, params IReadOnlyList<MailVariable> Variables)
{
    /// <summary>Known to every kind: the realm's name, or the installation's for a mail of no realm.</summary>
    public static readonly MailVariable Realm = new("realm", "Robot Island");

    public IReadOnlyList<MailVariable> Names => [.. Variables, Realm];

    public bool CanBeSwitchedOff => Category is not (MailCategory.Legal or MailCategory.Security);

    public string CategoryName => Naming.Snake(Category);

    /// <summary>The kind's own words in a language, names unfilled.</summary>
    public Wording In(Text words) => new(words[Subject], string.Join("\n\n", Lines.Select(line => words[line])), Button is null ? null : words[Button]);

    /// <summary>A letter of this kind.</summary>
    /// <param name="address">The full address its button leads to.</param>
    public Letter Letter(string to, string? address, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var given = new Dictionary<string, string>();
        foreach (var (name, value) in values)
            given.Add(name, value);
        return new(to, Code, given, address);
    }
}

/// <summary>All kinds of mail, gathered from the rooms.</summary>
public sealed class MailKindList
{
    private readonly Dictionary<string, MailKind> byCode = [];

    public IReadOnlyCollection<MailKind> All => byCode.Values;

    public void Add(params ReadOnlySpan<MailKind> kinds)
    {
        foreach (var kind in kinds)
            byCode.Add(kind.Code, kind);
    }

    public MailKind? Find(string code) => byCode.GetValueOrDefault(code);
}
