using Questory.Platform.Access;

namespace Questory.Platform.Mail;

/// <summary>A letter about to lie in the outbox.</summary>
/// <param name="receiver">Whose mail it is; null for somebody without an account.</param>
/// <param name="about">Whom it tells of besides: it goes with each of them.</param>
/// <param name="realm">Whose words it speaks and whose admins see it; null for a mail of the installation.</param>
public sealed class Draft(Letter letter, MailKind kind, AccountId? receiver, IReadOnlyList<AccountId> about, string language, CurrentRealm? realm)
{
    public Letter Letter { get; } = letter;
    public MailKind Kind { get; } = kind;
    public AccountId? Receiver { get; } = receiver;
    public IReadOnlyList<AccountId> About { get; } = about;
    public CurrentRealm? Realm { get; } = realm;

    /// <summary>The reader's; at first that of whoever caused the mail.</summary>
    public string Language { get; set; } = language;

    /// <summary>The realm's own words, with names still to be filled; null for the kind's.</summary>
    public Wording? Template { get; set; }

    /// <summary>How the reader stops mails like this one without signing in; null when nobody can.</summary>
    public SwitchOff? SwitchOff { get; set; }

    /// <summary>The reader does not want it: it is not posted.</summary>
    public bool Unwanted { get; set; }
}

/// <param name="Page">For a person: shows a button.</param>
/// <param name="OneClick">For a mail program's own button, which posts there (RFC 8058).</param>
public sealed record SwitchOff(string Page, string OneClick);

/// <summary>A room's say over letters before they lie in the outbox: who reads which language, wants which mail, and which
/// words a realm has chosen. Found by scan and asked in the order of the rooms, once for all letters of a unit of work.</summary>
public interface IPostingRule
{
    Task Apply(IReadOnlyList<Draft> drafts, CancellationToken stop);
}
