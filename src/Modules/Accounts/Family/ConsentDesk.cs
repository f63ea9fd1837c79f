using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.Links;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Security;
using Questory.Platform.Settings;

namespace Questory.Accounts.Family;

/// <summary>Asks a guardian for consent by mail and takes the mailed link back (AE-017); part of the caller's unit of work.
/// The mail names the child by its first name alone, and its link shows nothing before sign-in.</summary>
internal sealed class ConsentDesk(AppDb db, Actor actor, TimeProvider time, CurrentSettings settings, Mailbox mails, PublicAddress address)
{
    public static readonly TokenKind Kind = new("qst_con_");

    /// <summary>The mail that asks; a later one takes the older link's place.</summary>
    public async Task Ask(Account child, Child facet, Account guardian, CancellationToken stop)
    {
        var days = await settings.Get(FamilySettings.ConsentDays, stop);
        var token = SecretToken.New(Kind);
        await db.SaveChangesAsync(stop);
        await db.Execute("""
            insert into accounts_consent_links (account_id, token_hash, created_at, expires_at) values ($1, $2, $3, $4)
            on conflict (account_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at, expires_at = excluded.expires_at, used_at = null
            """, stop, child.Id.Value, token.Hash, time.GetUtcNow(), facet.AnswerDueAt ?? time.GetUtcNow().AddDays(days));
        var there = address.Of($"/r/{actor.Realm!.Slug}/consent/{token.Text}");
        mails.Put(facet.Waits
            ? FamilyMails.Request.Letter(guardian.Email, there, ("child", child.FirstName!), ("days", $"{days}"))
            : FamilyMails.SignedUp.Letter(guardian.Email, there, ("child", child.FirstName!)), guardian.Id, child.Id);
    }

    /// <summary>The living link of this token and whom it concerns; null when there is none. Held until the end of the work.</summary>
    public async Task<OpenLink?> Find(string? sent, CancellationToken stop)
    {
        if (SecretToken.Read(Kind, sent) is not { } token)
            return null;
        var link = await db.Set<ConsentLink>().FromSql($"select * from accounts_consent_links where token_hash = {token.Hash} for update").SingleOrDefaultAsync(stop);
        if (link is null || !link.IsOpen(time.GetUtcNow()) || await db.FindChild(link.AccountId, stop) is not { GuardianId: { } guardian } child)
            return null;
        return new(link, child, await db.Set<Account>().SingleAsync(a => a.Id == guardian, stop));
    }

    public sealed record OpenLink(ConsentLink Link, Child Child, Account Guardian);

    public static readonly Platform.Outcomes.Problem Useless = LinkDesk.Useless with
    {
        Detail = "This link has been used, has expired, or a newer one took its place. Sign in to find your children, or ask for a new password first.",
    };
}
