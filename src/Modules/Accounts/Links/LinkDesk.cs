using Microsoft.EntityFrameworkCore;
using Questory.Accounts.People;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Outcomes;
using Questory.Platform.Security;
using Questory.Platform.Texts;

namespace Questory.Accounts.Links;

/// <summary>Mails one-time links and takes them back; part of the caller's unit of work.</summary>
internal sealed class LinkDesk(AppDb db, TimeProvider time, Mailbox mails, PublicAddress address, Text T)
{
    public static readonly TimeSpan ConfirmLife = TimeSpan.FromHours(24), ResetLife = TimeSpan.FromHours(1), WelcomeLife = TimeSpan.FromDays(7);

    public static readonly Problem Useless = Outcome.Gone("link_useless", "This link has been used, has expired, or a newer one took its place: ask for a new one.");

    public async Task MailConfirmation(Account account, CancellationToken stop) => mails.Put(new(
        account.Email, "confirm_email", T["Confirm your e-mail address"],
        [T["Hello {0},", account.DisplayName], T["please confirm that this is your address. The link is good for 24 hours. If you did not sign up, do nothing."]],
        (T["Confirm my address"], address.Of("/confirm/" + await New(account, LinkPurpose.ConfirmEmail, account.Email, ConfirmLife, stop)))), account.Id);

    public async Task MailChange(Account account, string newEmail, CancellationToken stop) => mails.Put(new(
        newEmail, "change_email", T["Confirm your new e-mail address"],
        [T["Hello {0},", account.DisplayName], T["please confirm that this is your new address. Until then your old one stays. The link is good for 24 hours."]],
        (T["Confirm my new address"], address.Of("/confirm/" + await New(account, LinkPurpose.ChangeEmail, newEmail, ConfirmLife, stop)))), account.Id);

    public async Task MailReset(Account account, CancellationToken stop) => mails.Put(new(
        account.Email, "reset_password", T["Choose a new password"],
        [T["Hello {0},", account.DisplayName], T["somebody, hopefully you, asked for a new password. The link is good for one hour. If it was not you, do nothing: your password stays as it is."]],
        (T["Choose a new password"], address.Of("/reset-password/" + await New(account, LinkPurpose.ResetPassword, account.Email, ResetLife, stop)))), account.Id);

    /// <summary>To somebody for whom an account was made: they choose their first password by it (AE-014).</summary>
    public async Task MailWelcome(Account account, CancellationToken stop) => mails.Put(new(
        account.Email, "welcome", T["An account was made for you"],
        [T["Hello {0},", account.DisplayName], T["an account was made for you. Choose a password to begin. The link is good for seven days."]],
        (T["Choose a password"], address.Of("/reset-password/" + await New(account, LinkPurpose.ResetPassword, account.Email, WelcomeLife, stop)))), account.Id);

    /// <summary>Uses up the link of this token; null when there is no such living link.</summary>
    public async Task<Link?> Take(TokenKind kind, string? sent, CancellationToken stop)
    {
        if (SecretToken.Read(kind, sent) is not { } token)
            return null;
        var link = await db.Set<Link>().FromSql($"select * from accounts_links where token_hash = {token.Hash} for update").SingleOrDefaultAsync(stop);
        return link is not null && link.Use(time.GetUtcNow()) ? link : null;
    }

    private async Task<string> New(Account account, LinkPurpose purpose, string email, TimeSpan life, CancellationToken stop)
    {
        var token = SecretToken.New(purpose == LinkPurpose.ResetPassword ? TokenKind.PasswordReset : TokenKind.EmailConfirmation);
        await db.SaveChangesAsync(stop);
        await db.Execute("""
            insert into accounts_links (account_id, purpose, token_hash, email, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (account_id, purpose) do update set token_hash = excluded.token_hash, email = excluded.email,
                created_at = excluded.created_at, expires_at = excluded.expires_at, used_at = null
            """, stop, account.Id.Value, Naming.Snake(purpose), token.Hash, email, time.GetUtcNow(), time.GetUtcNow() + life);
        return token.Text;
    }
}
