using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.Links;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Security;
using Questory.Platform.Settings;
using Questory.Platform.Texts;

namespace Questory.Accounts.Family;

/// <summary>Asks a guardian for consent by mail and takes the mailed link back (AE-017); part of the caller's unit of work.
/// The mail names the child by its first name alone, and its link shows nothing before sign-in.</summary>
internal sealed class ConsentDesk(AppDb db, Actor actor, TimeProvider time, CurrentSettings settings, Mailbox mails, PublicAddress address, Text T)
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
        var (name, place) = (child.FirstName!, actor.Realm!.Name);
        // The child's data, not the guardian's: the mail goes when the child goes.
        mails.Put(new(guardian.Email, facet.Waits ? "consent_request" : "child_signed_up",
            facet.Waits ? T["{0} would like to learn here: may they?", name] : T["{0} has signed up", name],
            [
                T["Hello,"],
                T["{0} wants to play and learn in “{1}” and named you as a parent.", name, place],
                facet.Waits ? T["Nothing opens to {0} before you say yes.", name] : T["At this age no consent is needed here. You can look on, and stop it at any time."],
                T["What we collect: first name, age, an e-mail address and a password that nobody can read; later, which [lessons] were played, answers, points, badges and the time spent. No surname, no birth date, no address, no picture."],
                T["Why: so that {0} can go on where they left off and see how they grow, and you can see it too.", name],
                T["Whom it serves: {0} and you. Teachers and other children see a made-up name, never the real one. Nothing is sold, and nothing is used for advertising.", name],
                facet.Waits
                    ? T["How to refuse: open the link and choose No, or do nothing. Then everything about {0} is deleted, at once or after {1} days. A yes can be taken back at any time.", name, days]
                    : T["How to refuse: open the link, sign in and pause the account, or have it deleted with everything in it."],
            ],
            (T["Decide"], address.Of($"/r/{actor.Realm.Slug}/consent/{token.Text}"))), child.Id);
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
