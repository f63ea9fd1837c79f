using Questory.Platform.Access;
using Questory.Platform.Mail;
using Questory.Platform.Slices;

namespace Questory.Notices.Outbox;

public enum MailStatus { Waiting, Sent, Failed }

/// <param name="Kind">Only of this kind.</param>
/// <param name="Status">waiting, sent or failed.</param>
public sealed record MailFilter(string? Kind, [property: OneOf<MailStatus>] string? Status);

/// <param name="DueAt">Not tried before.</param>
/// <param name="LastError">What the mail server said last.</param>
public sealed record MailLine(
    Guid Id, RealmId? Realm, string Recipient, string Kind, MailCategory Category, MailStatus Status, string Subject,
    DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? FailedAt, DateTimeOffset DueAt, int Tries, string? LastError)
{
    internal static MailLine Of(MailRow m) => new(m.Id, m.RealmId, m.Recipient, m.Kind, m.Category,
        m.SentAt is not null ? MailStatus.Sent : m.FailedAt is not null ? MailStatus.Failed : MailStatus.Waiting,
        m.Subject, m.CreatedAt, m.SentAt, m.FailedAt, m.DueAt, m.Tries, m.LastError);
}

/// <param name="LinkHidden">The link is its reader's alone, and not shown here.</param>
public sealed record MailSheet(MailLine Mail, string BodyText, string BodyHtml, bool LinkHidden);
