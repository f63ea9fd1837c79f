namespace Questory.Platform.Mail;

/// <summary>A mail as a room sends it: of a declared kind, with the values its words need. The words come later, in the
/// reader's language and perhaps the realm's own (<see cref="Mailbox"/>).</summary>
/// <param name="Kind">Code of a declared <see cref="MailKind"/>.</param>
/// <param name="Address">Where the mail's button leads, as a full address.</param>
public sealed record Letter(string To, string Kind, IReadOnlyDictionary<string, string> Values, string? Address = null)
{
    /// <summary>Words of the room's own in place of the kind's, for a mail made of parts that no template foresees.</summary>
    public Wording? Words { get; init; }

    /// <summary>What it comes from (an activity, a week): the same source never mails an address twice with the same kind.</summary>
    public string? Source { get; init; }

    public Letter(string to, string kind, string subject, IReadOnlyList<string> lines, (string Text, string Address)? button = null)
        : this(to, kind, new Dictionary<string, string>(), button?.Address) => Words = new(subject, string.Join("\n\n", lines), button?.Text);
}
