using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;

namespace Questory.Platform.Mail;

/// <summary>A mail that waits, was sent, or was given up.</summary>
public sealed class MailRow
{
    public const int SubjectMax = 500;

    public Guid Id { get; init; }
    public AccountId? AccountId { get; init; }

    /// <summary>Null for a mail of the installation.</summary>
    public RealmId? RealmId { get; init; }

    /// <summary>Accounts it tells of, besides its reader's.</summary>
    public Guid[] AboutIds { get; init; } = [];
    public string Recipient { get; init; } = "";
    public string Kind { get; init; } = "";
    public MailCategory Category { get; init; }
    public string? Source { get; init; }
    public string Subject { get; init; } = "";
    public string BodyText { get; init; } = "";
    public string BodyHtml { get; init; } = "";

    /// <summary>Where its button leads; in a legal or security mail a secret of its reader.</summary>
    public string? Link { get; init; }

    /// <summary>Its List-Unsubscribe address (RFC 8058).</summary>
    public string? SwitchOff { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while it waits.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Failed tries so far.</summary>
    public int Tries { get; private set; }

    /// <summary>Not tried before.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>What the mail server said last.</summary>
    public string? LastError { get; private set; }

    /// <summary>When it was given up; it stays and can be sent again by hand.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    public void Sent(DateTimeOffset now) => (SentAt, LastError) = (now, null);

    /// <summary>Waits longer after each try; given up after the last, or at once when the server will never take it.</summary>
    public void Failed(string reason, bool forGood, DateTimeOffset now)
    {
        LastError = reason.Length > 500 ? reason[..500] : reason;
        Tries++;
        if (forGood || Tries > Pauses.Length)
            FailedAt = now;
        else
            DueAt = now + Pauses[Tries - 1];
    }

    /// <summary>Back into the line as if never tried.</summary>
    public void SendAgain(DateTimeOffset now) => (SentAt, FailedAt, Tries, DueAt, LastError) = (null, null, 0, now, null);

    /// <summary>Five tries over more than seven hours (NT-130): longer than most outages of a mail server.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    private sealed class Map : IEntityTypeConfiguration<MailRow>
    {
        public void Configure(EntityTypeBuilder<MailRow> row) => row.ToTable("platform_mails").HasKey(m => m.Id);
    }
}
