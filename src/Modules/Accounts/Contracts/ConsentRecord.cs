using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Accounts.Contracts;

/// <summary>What the record of consent and privacy knows of (AE-073).</summary>
public enum ConsentEvent { Requested, Reminded, Given, Refused, Withdrawn, Exported, DeletionAsked, Purged, HandedOver }

/// <summary>Writes the record of consent and privacy: who answered what for which case, when and how, and nothing of the child.
/// Lines can be neither changed nor deleted, and each carries the hash of the one before. Part of the caller's unit of work.</summary>
public sealed class ConsentRecord(AppDb db, TimeProvider time)
{
    /// <summary>Ways an answer comes in, for <c>method</c>.</summary>
    public const string ByPage = "page", ByMailedLink = "mailed_link", ByAdmin = "admin", ByTime = "silence", BySignUp = "sign_up", BySetting = "setting";

    /// <param name="child">Must still exist; keep its case with <see cref="CaseOf"/> before a purge.</param>
    /// <param name="adult">Who did it; null for the system.</param>
    public Task Write(AccountId child, ConsentEvent what, AccountId? adult, string method, CancellationToken stop) => Insert(
        "select case_id, $2, $3, $4, $5 from accounts_children where account_id = $1", child.Value, what, adult, method, stop);

    public Task WriteCase(Guid caseId, ConsentEvent what, AccountId? adult, string method, CancellationToken stop) => Insert(
        "select $1, $2, $3, $4, $5", caseId, what, adult, method, stop);

    /// <summary>The same for whoever it may be: of a grown-up nothing is written.</summary>
    public async Task WriteIfChild(AccountId person, ConsentEvent what, AccountId? adult, string method, CancellationToken stop)
    {
        if (await CaseOf(person, stop) is { } caseId)
            await WriteCase(caseId, what, adult, method, stop);
    }

    /// <summary>The child's pseudonym in the record; null when the account is no child's.</summary>
    public async Task<Guid?> CaseOf(AccountId child, CancellationToken stop) =>
        await db.Scalar<Guid>("select case_id from accounts_children where account_id = $1", stop, child.Value) is var found && found != Guid.Empty ? found : null;

    private async Task Insert(string line, Guid whose, ConsentEvent what, AccountId? adult, string method, CancellationToken stop)
    {
        // The child may be part of this very work and not written yet.
        await db.SaveChangesAsync(stop);
        await using var insert = db.Command($"insert into accounts_consent_lines (case_id, kind, adult_id, method, at) {line}", whose, Naming.Snake(what));
        insert.Parameters.Add(new() { Value = (object?)adult?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        insert.Parameters.Add(new() { Value = method });
        insert.Parameters.Add(new() { Value = time.GetUtcNow() });
        if (await insert.ExecuteNonQueryAsync(stop) != 1)
            throw new InvalidOperationException("The consent record was asked about an account that is no child's.");
    }
}
