using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Accounts.Family;

/// <summary>Proves the lines of the consent record that are shown, each by itself and against its neighbours in its case and in
/// the realm's book (AE-073). It costs as much as there is to show, however long the record is; the whole is for
/// <see cref="CheckConsentRecord"/>.</summary>
internal static class ShownLines
{
    /// <returns>What is wrong with which line, in the words of <see cref="CheckConsentRecord.Fault"/>; lines in order are absent.</returns>
    public static async Task<IReadOnlyDictionary<(Guid Case, int Seq), string>> FaultsIn(this AppDb db, RealmId realm, IReadOnlyList<ConsentLine> lines, CancellationToken stop) =>
        (await db.Rows("""
            select l.case_id, l.seq, case
                when l.hash <> accounts_consent_hash(l) then 'changed'
                when l.seq > 1 and before.hash is null then 'missing_before'
                when l.previous_hash is distinct from before.hash then 'torn'
                when l.place > 1 and below.seal is null then 'gone_before'
                when l.seal <> accounts_consent_seal(below.seal, l.realm_id, l.place, l.hash) then 'torn' end as fault
            from unnest($2::uuid[], $3::int[], $4::int[], $5::bigint[]) shown (case_id, seq, seq_before, place_below)
            join accounts_consent_lines l on l.case_id = shown.case_id and l.seq = shown.seq
            left join accounts_consent_lines before on before.case_id = shown.case_id and before.seq = shown.seq_before
            left join accounts_consent_lines below on below.realm_id = $1 and below.place = shown.place_below
            """, row => (Case: row.GetGuid(0), Seq: row.GetInt32(1), Fault: row.IsDBNull(2) ? null : row.GetString(2)), stop,
            realm.Value, lines.Select(line => line.CaseId).ToArray(), lines.Select(line => line.Seq).ToArray(),
            // Reckoned here: behind a row policy no index serves a condition that reckons.
            lines.Select(line => line.Seq - 1).ToArray(), lines.Select(line => line.Place - 1).ToArray()))
        .Where(line => line.Fault is not null).GroupBy(line => (line.Case, line.Seq)).ToDictionary(line => line.Key, line => line.First().Fault!);
}
