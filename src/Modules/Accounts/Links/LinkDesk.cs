using Microsoft.EntityFrameworkCore;
using Questory.Accounts.People;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Outcomes;
using Questory.Platform.Security;

namespace Questory.Accounts.Links;

/// <summary>Mails one-time links and takes them back; part of the caller's unit of work.</summary>
internal sealed class LinkDesk(AppDb db, TimeProvider time, Mailbox mails, PublicAddress address)
{
    public static readonly TimeSpan ConfirmLife = TimeSpan.FromHours(24), ResetLife = TimeSpan.FromHours(1), WelcomeLife = TimeSpan.FromDays(7);

    public static readonly Problem Useless = Outcome.Gone("link_useless", "This link has been used, has expired, or a newer one took its place: ask for a new one.");

    public async Task MailConfirmation(Account account, CancellationToken stop) => Put(AccountMails.Confirm, account,
        account.Email, "/confirm/" + await New(account, LinkPurpose.ConfirmEmail, account.Email, ConfirmLife, stop));

    public async Task MailChange(Account account, string newEmail, CancellationToken stop) => Put(AccountMails.Change, account,
        newEmail, "/confirm/" + await New(account, LinkPurpose.ChangeEmail, newEmail, ConfirmLife, stop));

    public async Task MailReset(Account account, CancellationToken stop) => Put(AccountMails.Reset, account,
        account.Email, "/reset-password/" + await New(account, LinkPurpose.ResetPassword, account.Email, ResetLife, stop));

    /// <summary>To somebody for whom an account was made: they choose their first password by it (AE-014).</summary>
    public async Task MailWelcome(Account account, CancellationToken stop) => Put(AccountMails.Welcome, account,
        account.Email, "/reset-password/" + await New(account, LinkPurpose.ResetPassword, account.Email, WelcomeLife, stop));

    private void Put(MailKind kind, Account account, string to, string path) =>
        mails.Put(kind.Letter(to, address.Of(path), ("name", account.DisplayName)), account.Id);

    /// <summary>Uses up the link of this token; null when there is no such living link.</summary>
    public async Task<Link?> Take(TokenKind kind, string? sent, CancellationToken stop)
    {
        if (SecretToken.Read(kind, sent) is not { } token)
            return null;
        var link = await db.Set<Link>().FromSql($"select * from accounts_links where token_hash = {token.Hash} for update").SingleOrDefaultAsync(stop);
        if (link is null || link.ExpiresAt <= time.GetUtcNow())
            return null;
        // Nothing is left of a used token (AE-004), not even its hash.
        db.Remove(link);
        return link;
    }

    private async Task<string> New(Account account, LinkPurpose purpose, string email, TimeSpan life, CancellationToken stop)
    {
        var token = SecretToken.New(purpose == LinkPurpose.ResetPassword ? TokenKind.PasswordReset : TokenKind.EmailConfirmation);
        await db.SaveChangesAsync(stop);
        await db.Execute("""
            insert into accounts_links (account_id, purpose, token_hash, email, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (account_id, purpose) do update set token_hash = excluded.token_hash, email = excluded.email,
                created_at = excluded.created_at, expires_at = excluded.expires_at
            """, stop, account.Id.Value, Naming.Snake(purpose), token.Hash, email, time.GetUtcNow(), time.GetUtcNow() + life);
        return token.Text;
    }
}
