using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Configuration;
using Questory.Platform.Data;
using Questory.Platform.Mail.Smtp;
using Questory.Platform.Security;

namespace Questory.Platform.Mail;

/// <summary>The server mail leaves by: <c>QUESTORY_SMTP</c>, else the one chosen on the operators' page, else none.</summary>
public sealed class MailServer(IConfiguration configuration, Databases databases, PublicAddress address, SealedText seals)
{
    /// <summary>Where a sealed password belongs; copied to another place it does not open.</summary>
    internal const string PasswordPlace = "platform_mail_server.password";

    /// <summary>Set by whoever starts the server; nothing on a page can change it.</summary>
    public SmtpServer? Configured => configuration["QUESTORY_SMTP"] is { Length: > 0 } url ? SmtpServer.Parse(url, Sender) : null;

    /// <summary>The sender of mail when nobody has chosen one.</summary>
    public string Sender => Uri.TryCreate(address.Root, UriKind.Absolute, out var root) && root.HostNameType == UriHostNameType.Dns && root.Host.Contains('.')
        ? $"no-reply@{root.Host}" : "questory@localhost.localdomain";

    /// <summary>Null when none is set: mail waits in the outbox.</summary>
    public async Task<SmtpServer?> Current(CancellationToken stop) => Configured ?? await databases.LookUp(
        "select host, port, security, user_name, password_sealed, fingerprint, from_address, from_name from platform_mail_server", row => new SmtpServer(
            row.GetString(0), row.GetInt32(1), Slices.EnumText.Read<SmtpSecurity>(row.GetString(2)), row.IsDBNull(3) ? null : row.GetString(3),
            row.IsDBNull(4) ? null : Open((byte[])row[4]), row.IsDBNull(5) ? null : row.GetString(5), row.GetString(6), row.GetString(7)), stop);

    private string Open(byte[] password) => seals.TryOpen(password, PasswordPlace, out var text) ? text
        : throw new Refusal("The mail server's password does not open with this installation's key file: type it anew on the operators' mail page.");
}

/// <summary>The chosen server as kept; at most one.</summary>
public sealed class MailServerRow
{
    public static MailServerRow New(DateTimeOffset now) => new() { Id = 1, UpdatedAt = now };

    public int Id { get; private init; }
    public string Host { get; set; } = "";
    public int Port { get; set; }
    public SmtpSecurity Security { get; set; }
    public string? UserName { get; set; }
    public byte[]? PasswordSealed { get; private set; }
    public string? Fingerprint { get; set; }
    public string FromAddress { get; set; } = "";
    public string FromName { get; set; } = "";
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <param name="password">Null takes it away.</param>
    public void SetPassword(string? password, SealedText seals) => PasswordSealed = password is null ? null : seals.Seal(password, MailServer.PasswordPlace);

    private sealed class Map : IEntityTypeConfiguration<MailServerRow>
    {
        public void Configure(EntityTypeBuilder<MailServerRow> row)
        {
            row.ToTable("platform_mail_server").HasKey(s => s.Id);
            row.Property(s => s.UpdatedAt).ValueGeneratedOnUpdate();
        }
    }
}
