using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Texts;

namespace Questory.Platform.Mail;

/// <summary>Where mail waits to be sent: put in the same transaction as what it tells of, so that neither comes alone.</summary>
public sealed class Mailbox(AppDb db, TimeProvider time, Text texts)
{
    /// <param name="account">Whose data the mail is; it goes when the person goes.</param>
    public void Put(Letter letter, AccountId? account) => db.Add(new MailRow
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        AccountId = account,
        Recipient = letter.To,
        Kind = letter.Kind,
        Subject = letter.Subject,
        BodyText = letter.Text(),
        BodyHtml = letter.Html(texts.Language, texts.Direction),
        CreatedAt = time.GetUtcNow(),
    });
}

/// <summary>A mail waiting, or sent.</summary>
public sealed class MailRow
{
    public Guid Id { get; init; }
    public AccountId? AccountId { get; init; }
    public string Recipient { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Subject { get; init; } = "";
    public string BodyText { get; init; } = "";
    public string BodyHtml { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while it waits.</summary>
    public DateTimeOffset? SentAt { get; init; }

    private sealed class Map : IEntityTypeConfiguration<MailRow>
    {
        public void Configure(EntityTypeBuilder<MailRow> row) => row.ToTable("platform_mails").HasKey(m => m.Id);
    }
}
