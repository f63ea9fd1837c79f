using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.People;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Files;
using Questory.Platform.Jobs;

namespace Questory.Accounts.Privacy;

/// <summary>Erases a person from every table, file and queue (AE-024). Foreign keys take most; here goes what only mentions
/// them. The consent record keeps its lines under the pseudonym.</summary>
internal sealed class Purge(AppDb db, Work work, IBlobs blobs, ConsentRecord record, IEnumerable<IErasure> rooms)
{
    /// <param name="adult">Whose word it was, for the record of a child; null for the clock.</param>
    public async Task Erase(AccountId id, CancellationToken stop, AccountId? adult = null, string method = "purge")
    {
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == id, stop);
        var caseId = await record.CaseOf(id, stop);
        var person = new Leaving(id, account.Email,
            [.. new[] { id.ToString(), account.Email, account.DisplayName, account.FirstName, account.LastName }.OfType<string>().Where(word => word.Trim().Length > 2)]);
        // Last of all: whoever writes a line holds the realm's book until the commit, and a purge of many takes a while.
        if (caseId is { } known)
            work.BeforeCommit(() => record.WriteCase(known, ConsentEvent.Purged, adult, method, CancellationToken.None));

        await TakeFiles(person, isChild: caseId is not null, stop);
        foreach (var room in rooms.Reverse())
            await room.Erase(person, stop);
        await ForgetMentions(person, caseId, stop);
        db.ChangeTracker.Clear();
        await db.Execute("delete from accounts_accounts where id = $1", stop, id.Value);
    }

    // A child's files go with it; a grown-up's pictures are part of what they wrote for all, and stay without a name.
    private async Task TakeFiles(Leaving person, bool isChild, CancellationToken stop)
    {
        if (!isChild)
        {
            await db.Execute("update platform_files set name = 'file' where account_id = $1", stop, person.Id.Value);
            return;
        }
        var files = await db.Rows("delete from platform_files where account_id = $1 returning id", row => row.GetGuid(0).ToString(), stop, person.Id.Value);
        // After the commit: bytes that are gone cannot be brought back by a rollback.
        work.AfterCommit(async () =>
        {
            foreach (var file in files)
                await blobs.Delete(file, CancellationToken.None);
        });
    }

    private async Task ForgetMentions(Leaving person, Guid? caseId, CancellationToken stop)
    {
        var words = person.Words.ToArray();
        await using var batch = db.Batch();
        batch.Add("""
            delete from platform_mails where account_id = $1 or recipient = $2 or $1 = any (about_ids) or exists (
                select from unnest($3::text[]) word where strpos(lower(subject || body_text || coalesce(link, '')), lower(word)) > 0 and
                    (account_id in (select guardian_id from accounts_children where account_id = $1) or word like '%@%' or word = $1::text))
            """, person.Id.Value, person.Email, words);
        batch.Add("delete from platform_outbox where account_id = $1 or object_id = $1 or strpos(facts::text || label, $1::text) > 0", person.Id.Value);
        // Answers kept to be given again, such as the parent's "child added".
        batch.Add("""
            delete from platform_idempotency_keys where account_id = $1 or strpos(answer::text, $1::text) > 0 or strpos(answer::text, $2) > 0
                or account_id in (select guardian_id from accounts_children where account_id = $1)
            """, person.Id.Value, person.Email);
        batch.Add("delete from accounts_lockouts where key = $1", SHA256.HashData(Encoding.UTF8.GetBytes(person.Email)));
        batch.Add("delete from platform_rate_limits where strpos(key, $1) > 0 or strpos(key, $2) > 0", person.Email, person.Id.ToString());
        batch.Add("select platform_forget($1, $2, $3)", person.Id.Value, caseId, words);
        await batch.ExecuteNonQueryAsync(stop);
    }
}

/// <summary>Every hour: purges those whose days are over.</summary>
internal sealed class PurgeDeleted(AppDb db, Purge purge, TimeProvider time) : IJob
{
    public async Task<JobResult> Run(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var due = await db.Set<Deletion>().Where(deletion => deletion.DueAt <= now).OrderBy(deletion => deletion.DueAt).Select(deletion => deletion.AccountId).Take(500).ToListAsync(stop);
        foreach (var person in due)
            await purge.Erase(person, stop);
        return Counted.Of(due.Count, "person", "people") + " purged";
    }
}
