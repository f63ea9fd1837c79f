using Microsoft.EntityFrameworkCore;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Accounts.Family;

/// <summary>Finds the adult a child names, or makes their account as an invitation: no password, so no sign-in (AE-014).</summary>
internal sealed class GuardianDesk(AppDb db, Actor actor, TimeProvider time)
{
    private static readonly Problem NoGuardian = Outcome.Invalid("parent_email", "This address cannot answer for a child: give a parent's own address.");

    public async Task<Outcome<Account>> FindOrInvite(string typedEmail, CancellationToken stop)
    {
        var email = Account.Normalise(typedEmail);
        var invited = Account.Create(email, "Parent", null, time.GetUtcNow());
        // Of two children who name the same new address at once, one makes the account and the other finds it.
        var isNew = await db.Execute("""
            insert into accounts_accounts (id, email, display_name, status, language, created_at, updated_at)
            values ($1, $2, $3, 'active', $4, $5, $5) on conflict (email) do nothing
            """, stop, invited.Id.Value, email, invited.DisplayName, actor.Language, time.GetUtcNow()) == 1;
        var account = await db.Set<Account>().SingleAsync(a => a.Email == email, stop);
        if (isNew)
            db.Add(new GuardianInvitation { AccountId = account.Id, CreatedAt = time.GetUtcNow() });
        return account.Status is AccountStatus.Deleted || await db.IsChild(account.Id, stop) ? NoGuardian : account;
    }

    /// <summary>Takes away an invited adult who has set no password and has no child left.</summary>
    public Task DropUnused(AccountId? guardian, CancellationToken stop) => guardian is not { } adult ? Task.CompletedTask : db.Execute("""
        delete from accounts_accounts a where a.id = $1 and a.password_hash is null
            and exists (select from accounts_guardian_invitations i where i.account_id = a.id)
            and not exists (select from accounts_children c where c.guardian_id = a.id)
        """, stop, adult.Value);
}
